package portkit.metal.boot;

import java.util.List;
import portkit.metal.elf.LittleEndian;
import portkit.metal.hw.layout.BootInfo;
import portkit.metal.hw.layout.InterruptGate;
import portkit.metal.hw.layout.SegmentDescriptor;
import portkit.metal.hw.layout.Tss;

/**
 * The tables of the processor, ready in the image's file: interrupt gates, segments, task state,
 * and what {@code boot} is told. They are data, not constants: {@code ltr} marks its descriptor.
 */
final class BootTables {
  /** The selector of 64-bit code. */
  static final int CODE = 0x08;

  /** The selector of data. */
  static final int DATA = 0x10;

  /** The selector of the TSS, whose descriptor takes two places. */
  static final int TASK = 0x18;

  /** Every vector that there is. */
  static final int VECTORS = 256;

  private static final int FIRST_INTERRUPT = 32;
  private static final int GDT_ENTRIES = 5;

  /** The interrupt stacks in the TSS, from 1. */
  private static final int EXCEPTIONS = 1;

  private static final int EMERGENCIES = 2;
  private static final int INTERRUPTS = 3;

  private final long address;
  private final long imageEnd;

  BootTables(long address, long imageEnd) {
    this.address = address;
    this.imageEnd = imageEnd;
  }

  long address() {
    return address;
  }

  private long idt() {
    return address;
  }

  private long gdt() {
    return idt() + (long) VECTORS * InterruptGate.LAYOUT.size();
  }

  private long tss() {
    return gdt() + (long) GDT_ENTRIES * SegmentDescriptor.SIZE;
  }

  /** What {@code boot} is told. */
  long info() {
    return tss() + Tss.LAYOUT.size();
  }

  /** What {@code lgdt} loads. */
  long gdtRegister() {
    return info() + BootInfo.LAYOUT.size();
  }

  /** What {@code lidt} loads. */
  long idtRegister() {
    return gdtRegister() + 16;
  }

  byte[] bytes(List<Long> entries) {
    LittleEndian out = new LittleEndian();
    for (int vector = 0; vector < VECTORS; vector++) {
      long entry = entries.get(vector);
      out.u64(InterruptGate.low(entry, CODE, stack(vector))).u64(entry >>> 32);
    }
    out.u64(0).u64(SegmentDescriptor.code64(0)).u64(SegmentDescriptor.data(0));
    out.u64(SegmentDescriptor.tssLow(tss())).u64(SegmentDescriptor.tssHigh(tss()));
    out.bytes(taskState());
    out.u64(0).u64(0).u64(gdt()).u64(idt()).u64(tss()).u64(BootImage.BASE).u64(imageEnd);
    out.u16(tss() - gdt() - 1).u64(gdt()).align(8);
    out.u16(gdt() - idt() - 1).u64(idt()).align(8);
    return out.toByteArray();
  }

  private byte[] taskState() {
    LittleEndian out = new LittleEndian().bytes(new byte[Tss.IST.offset()]);
    out.u64(BootMemory.EXCEPTION_STACK).u64(BootMemory.EMERGENCY_STACK);
    out.u64(BootMemory.INTERRUPT_STACK);
    out.bytes(new byte[Tss.IO_MAP.offset() - out.size()]).u16(Tss.LAYOUT.size());
    return out.toByteArray();
  }

  /**
   * Everything is handled on a stack of its own, for the one that is interrupted may have no room
   * or no page behind it. NMI, double fault and machine check can hit a handler too.
   */
  private static int stack(int vector) {
    return switch (vector) {
      case 2, 8, 18 -> EMERGENCIES;
      default -> vector < FIRST_INTERRUPT ? EXCEPTIONS : INTERRUPTS;
    };
  }
}
