package portkit.metal.hello;

import portkit.metal.hw.Cpu;
import portkit.metal.hw.Export;
import portkit.metal.hw.Memory;
import portkit.metal.hw.Ports;
import portkit.metal.hw.SpinLock;
import portkit.metal.hw.StackBudget;
import portkit.metal.hw.StaticMemory;
import portkit.metal.hw.Uninterruptible;
import portkit.metal.hw.layout.BootInfo;
import portkit.metal.hw.layout.InterruptFrame;
import portkit.metal.hw.layout.Multiboot2;
import portkit.metal.hw.layout.PvhStartInfo;

/**
 * A kernel that says hello: it tells who booted it and how much memory there is, survives a
 * breakpoint, counts primes in memory of its own, and ends with a value of its own.
 */
final class HelloBoard {
  static final int EXIT_VALUE = 33;
  private static final int LIMIT = 1000;

  private final Uart uart;
  private final int exitPort;
  private final StaticMemory sieve = new StaticMemory(LIMIT, 8);
  private final SpinLock lock = new SpinLock();
  private int breakpoints;

  HelloBoard(int uartPort, int exitPort) {
    this.uart = new Uart(uartPort);
    this.exitPort = exitPort;
  }

  @Export("boot")
  @StackBudget(4096)
  void boot(long info) {
    uart.init();
    uart.print("hello from ");
    uart.print(BootInfo.PROTOCOL.get(info) == BootInfo.PVH ? "PVH" : "Multiboot2");
    uart.print("\nRAM above 1 MiB: ");
    uart.print(ram(info) >>> 20);
    uart.print(" MiB\n");
    Cpu.breakpoint();
    try (var _ = lock.acquire()) {
      uart.print("breakpoints: ");
      uart.print(breakpoints);
      uart.print("\nprimes below 1000: ");
      uart.print(primes());
      uart.put('\n');
    }
    Ports.out32(exitPort, EXIT_VALUE);
  }

  @Export("interrupt")
  @Uninterruptible("the frame lies on the stack that the next interrupt would take")
  void interrupt(long frame) {
    if (InterruptFrame.VECTOR.get(frame) == 3) {
      breakpoints++;
      return;
    }
    uart.print("vector ");
    uart.print(InterruptFrame.VECTOR.get(frame));
    uart.print(" at ");
    uart.print(InterruptFrame.RIP.get(frame));
    uart.put('\n');
    Ports.out32(exitPort, 1);
  }

  /** The bytes of memory from 1 MiB on that are in one piece. */
  private static long ram(long info) {
    long start = BootInfo.START.get(info);
    return BootInfo.PROTOCOL.get(info) == BootInfo.PVH ? pvhRam(start) : multiboot2Ram(start);
  }

  private static long pvhRam(long start) {
    int count = PvhStartInfo.MEMORY_MAP_COUNT.get(start);
    long total = 0;
    for (int i = 0; i < count; i++) {
      long entry =
          PvhStartInfo.MemoryMapEntry.LAYOUT.at(PvhStartInfo.MEMORY_MAP.get(start), i, count);
      if (PvhStartInfo.MemoryMapEntry.TYPE.get(entry) == PvhStartInfo.MemoryMapEntry.RAM
          && PvhStartInfo.MemoryMapEntry.ADDRESS.get(entry) == 1 << 20) {
        total += PvhStartInfo.MemoryMapEntry.SIZE.get(entry);
      }
    }
    return total;
  }

  private static long multiboot2Ram(long start) {
    long tag = Multiboot2.find(start, Multiboot2.Tag.MEMORY_MAP);
    long total = 0;
    for (int i = 0; i < Multiboot2.MemoryMap.count(tag); i++) {
      long entry = Multiboot2.MemoryMap.entry(tag, i);
      if (Multiboot2.MemoryMapEntry.TYPE.get(entry) == 1
          && Multiboot2.MemoryMapEntry.ADDRESS.get(entry) == 1 << 20) {
        total += Multiboot2.MemoryMapEntry.SIZE.get(entry);
      }
    }
    return total;
  }

  private int primes() {
    int count = 0;
    for (int i = 2; i < LIMIT; i++) {
      if (Memory.load8(sieve.address() + i) == 0) {
        count++;
        for (int multiple = 2 * i; multiple < LIMIT; multiple += i) {
          Memory.store8(sieve.address() + multiple, 1);
        }
      }
    }
    return count;
  }
}
