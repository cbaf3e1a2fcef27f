package portkit.metal.hello;

import portkit.metal.hw.Atomic;
import portkit.metal.hw.CString;
import portkit.metal.hw.ControlRegister;
import portkit.metal.hw.Cpu;
import portkit.metal.hw.Cpuid;
import portkit.metal.hw.DescriptorTable;
import portkit.metal.hw.Elements;
import portkit.metal.hw.Export;
import portkit.metal.hw.Fence;
import portkit.metal.hw.Image;
import portkit.metal.hw.Interrupts;
import portkit.metal.hw.Memory;
import portkit.metal.hw.Msr;
import portkit.metal.hw.Ports;
import portkit.metal.hw.SegmentBase;
import portkit.metal.hw.SpinLock;
import portkit.metal.hw.Stack;
import portkit.metal.hw.StaticMemory;
import portkit.metal.hw.Tlb;
import portkit.metal.hw.Tsc;
import portkit.metal.hw.Unsigned;
import portkit.metal.hw.VectorState;
import portkit.metal.hw.Wide;
import portkit.metal.hw.layout.BootInfo;
import portkit.metal.hw.layout.InterruptFrame;
import portkit.metal.hw.layout.InterruptGate;
import portkit.metal.hw.layout.PseudoDescriptor;
import portkit.metal.hw.layout.SegmentDescriptor;

/** A kernel that uses each operation of the hardware API and prints what comes of it. */
final class ProcessorBoard {
  static final int EXIT_VALUE = 66;

  /** The local APIC: its registers for the end of an interrupt, enabling, and sending one. */
  static final long APIC = 0xfee0_0000L;

  static final int APIC_END = 0xb0;
  static final int APIC_SPURIOUS = 0xf0;
  static final int APIC_COMMAND = 0x300;

  private static final int APIC_ENABLE = 0x1ff;
  private static final int APIC_TO_SELF = 1 << 18;
  private static final int VECTOR = 0x40;
  private static final int GDT_SIZE = 5 * SegmentDescriptor.SIZE;
  private static final int TASK = 0x18;
  private static final int UNDEFINED = 6;
  private static final int UNDEFINED_LENGTH = 2;
  private static final int CR4_SSE_AND_XSAVE = 1 << 9 | 1 << 10 | 1 << 18;
  private static final int CR4_FSGSBASE = 1 << 16;

  private final Uart uart = new Uart(HelloTest.UART);
  private final StaticMemory scratch = new StaticMemory(4096, 64);
  private final StaticMemory vectors = new StaticMemory(4096, 64);
  private final StaticMemory idt = new StaticMemory(4096, 16);
  private final SpinLock lock = new SpinLock();
  private final int[] ints = {1, 2, 3};
  private final byte[] bytes = {4, 5, 6};
  private long handled;

  private void say(String what, long number) {
    uart.print(what);
    uart.put(' ');
    uart.print(number);
    uart.put('\n');
  }

  private void say(String what, boolean holds) {
    say(what, holds ? 1 : 0);
  }

  @Export("boot")
  void boot(long info) {
    uart.init();
    memory();
    atomics();
    arithmetic();
    arrays();
    registers();
    vectorState();
    tables(info);
    interrupts();
    Ports.out32(HelloTest.EXIT, EXIT_VALUE);
  }

  @Export("interrupt")
  void interrupt(long frame) {
    long vector = InterruptFrame.VECTOR.get(frame);
    handled = handled * 100 + vector;
    if (vector == UNDEFINED) {
      InterruptFrame.RIP.set(frame, InterruptFrame.RIP.get(frame) + UNDEFINED_LENGTH);
    }
    if (vector == VECTOR) {
      Memory.store32(APIC + APIC_END, 0);
    }
  }

  private void memory() {
    long at = scratch.address();
    Memory.store64(at, 0xfedc_ba98_8765_43f1L);
    say("load8", Memory.load8(at));
    say("load16", Memory.load16(at));
    say("load32", Memory.load32(at));
    say("load64", Memory.load64(at));
    Memory.store8(at + 8, 0x1ff);
    Memory.store16(at + 10, 0x1_8001);
    Memory.store32(at + 12, -2);
    say("stores", Memory.load64(at + 8));
    Memory.fill(at + 16, 0x1ab, 5);
    Memory.copy(at + 18, at, 4);
    say("copied", Memory.load64(at + 16));
    say("put", CString.put(at + 32, 4, "abcdef"));
    say("equal", CString.equals(at + 32, "abc"));
  }

  private void atomics() {
    long at = scratch.address() + 64;
    Memory.store64(at, 0x1_0000_0007L);
    say("cas32", Atomic.compareAndSet32(at, 7, 9));
    say("witness", Atomic.compareAndExchange32(at, 7, 11));
    say("cas64", Atomic.compareAndSet64(at, 0x1_0000_0009L, -5));
    say("witness64", Atomic.compareAndExchange64(at, 0, 1));
    say("exchange64", Atomic.exchange64(at, 0x2_0000_0003L));
    say("exchange32", Atomic.exchange32(at, -1));
    say("add32", Atomic.fetchAdd32(at, 5));
    say("add64", Atomic.fetchAdd64(at, 1L << 40));
    Atomic.or32(at, 0xf0);
    Atomic.and32(at, 0x3c);
    Atomic.or64(at, 1L << 63);
    Atomic.and64(at, ~(1L << 40));
    say("bits", Memory.load64(at));
    Fence.full();
    Fence.load();
    Fence.store();
  }

  private void arithmetic() {
    long big = Memory.load64(scratch.address());
    say("quotient", Wide.divide(5, big, big));
    say("remainder", Wide.remainder(5, big, big));
    say("scaled", Wide.multiplyDivide(big, 1_000_000_007, -3));
    say("shifted", Wide.multiplyShift(big, big, 33));
    say("high", Math.unsignedMultiplyHigh(big, big));
    say("less", Unsigned.less(big, 1));
    say("up", Unsigned.alignUp(big, 4096));
  }

  private void arrays() {
    Memory.store32(Elements.address(ints) + 4, 77);
    say("int", ints[1]);
    ints[2] = 99;
    say("seen", Memory.load32(Elements.address(ints) + 8));
    Memory.store8(Elements.address(bytes) + 2, 200);
    say("byte", bytes[2]);
    say("aligned", vectors.address() & 63);
    say("image", Unsigned.less(Image.start(), Image.end()));
    say("text", Unsigned.within(Image.textStart(), Image.start(), Image.textEnd()));
    say("read-only", Unsigned.atMost(Image.readOnlyStart(), Image.readOnlyEnd()));
    say("stack", Stack.pointer() != 0);
  }

  private void registers() {
    say("paging", (ControlRegister.readCr0() & 0x8000_0001L) == 0x8000_0001L);
    ControlRegister.writeCr0(ControlRegister.readCr0() | 1 << 16);
    say("protected", ControlRegister.readCr0() >> 16 & 1);
    ControlRegister.writeCr2(0x1234_5678_9abcL);
    say("cr2", ControlRegister.readCr2());
    Tlb.invalidateAll();
    Tlb.invalidate(scratch.address());
    ControlRegister.writeCr8(3);
    say("cr8", ControlRegister.readCr8());
    ControlRegister.writeCr8(0);
    ControlRegister.writeCr4(ControlRegister.readCr4() | CR4_SSE_AND_XSAVE | CR4_FSGSBASE);
    say("cr4", ControlRegister.readCr4() >> 16 & 7);
    Msr.write(Msr.KERNEL_GS_BASE, 0x7654_3210_fedcL);
    say("msr", Msr.read(Msr.KERNEL_GS_BASE));
    SegmentBase.setFs(0x1111_2222_3333L);
    SegmentBase.setGs(0x4444_5555_6666L);
    say("fs", SegmentBase.fs());
    say("gs", Msr.read(Msr.GS_BASE));
    say("gs", SegmentBase.gs());
    say("ebx", Cpuid.ebx(0, 0));
    say("ecx", Cpuid.ecx(0, 0));
    say("edx", Cpuid.edx(0, 0));
    say("eax", Cpuid.eax(0, 0) >= 13);
    long before = Tsc.read();
    say("time", before < Tsc.read());
    long first = Cpu.random();
    say("random", first != Cpu.random());
  }

  private void vectorState() {
    VectorState.writeXcr(0, 3);
    say("xcr0", VectorState.readXcr(0));
    VectorState.save(vectors.address(), -1);
    VectorState.restore(vectors.address(), -1);
    VectorState.saveLegacy(vectors.address());
    VectorState.restoreLegacy(vectors.address());
  }

  /** Moves the processor's tables to memory of our own. */
  private void tables(long info) {
    long gdt = scratch.address() + 128;
    long register = gdt + 64;
    Memory.copy(gdt, BootInfo.GDT.get(info), GDT_SIZE);
    // The descriptor of the running task is marked busy, and cannot be loaded as it is.
    Memory.store64(gdt + TASK, SegmentDescriptor.tssLow(BootInfo.TSS.get(info)));
    PseudoDescriptor.LIMIT.set(register, GDT_SIZE - 1);
    PseudoDescriptor.BASE.set(register, gdt);
    DescriptorTable.loadGdt(register);
    DescriptorTable.loadTaskRegister(TASK);
    say("busy", SegmentDescriptor.TYPE.get(Memory.load64(gdt + TASK)) | 2);
    Memory.copy(idt.address(), BootInfo.IDT.get(info), idt.size());
    PseudoDescriptor.LIMIT.set(register, (int) idt.size() - 1);
    PseudoDescriptor.BASE.set(register, idt.address());
    DescriptorTable.loadIdt(register);
    long gate = InterruptGate.LAYOUT.at(idt.address(), VECTOR, 256);
    say("gate", InterruptGate.TYPE.get(InterruptGate.LOW.get(gate)));
  }

  private void interrupts() {
    Cpu.breakpoint();
    Cpu.undefined();
    say("exceptions", handled);
    handled = 0;
    Memory.store32(APIC + APIC_SPURIOUS, APIC_ENABLE);
    Memory.store32(APIC + APIC_COMMAND, APIC_TO_SELF | VECTOR);
    Cpu.pause();
    say("kept out", handled);
    Interrupts.enable();
    waitUntilHandled(VECTOR);
    Interrupts.disable();
    say("let in", handled);
    handled = 0;
    Memory.store32(APIC + APIC_COMMAND, APIC_TO_SELF | VECTOR);
    Interrupts.await();
    say("awaited", handled);
    try (var _ = lock.acquire()) {
      Memory.store32(APIC + APIC_COMMAND, APIC_TO_SELF | VECTOR);
      Cpu.pause();
      say("locked", handled);
      say("flag", Interrupts.flags() & Interrupts.FLAG);
    }
    waitUntilHandled(VECTOR * 100 + VECTOR);
    say("unlocked", handled);
    Memory.store32(APIC + APIC_COMMAND, APIC_TO_SELF | VECTOR);
    Cpu.halt();
    say("halted", handled);
    Interrupts.disable();
    say("flag", Interrupts.flags() & Interrupts.FLAG);
  }

  /** An interrupt may take some instructions to arrive. */
  private void waitUntilHandled(long expected) {
    for (int i = 0; i < 1_000_000 && handled != expected; i++) {
      Cpu.pause();
    }
  }
}
