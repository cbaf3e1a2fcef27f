package portkit.metal.hello;

import portkit.metal.hw.Cpu;
import portkit.metal.hw.Ports;

/** A serial port of the kind 16550, asked until it is ready. */
final class Uart {
  private static final int INTERRUPT_ENABLE = 1;
  private static final int LINE_CONTROL = 3;
  private static final int LINE_STATUS = 5;
  private static final int DIVISOR_ACCESS = 0x80;
  private static final int EIGHT_BITS = 3;
  private static final int TRANSMITTER_EMPTY = 0x20;

  private final int base;

  Uart(int base) {
    this.base = base;
  }

  /** 115,200 baud, 8 bits, no parity, no interrupts. */
  void init() {
    Ports.out8(base + INTERRUPT_ENABLE, 0);
    Ports.out8(base + LINE_CONTROL, DIVISOR_ACCESS);
    Ports.out8(base, 1);
    Ports.out8(base + 1, 0);
    Ports.out8(base + LINE_CONTROL, EIGHT_BITS);
  }

  void put(int character) {
    while ((Ports.in8(base + LINE_STATUS) & TRANSMITTER_EMPTY) == 0) {
      Cpu.pause();
    }
    Ports.out8(base, character);
  }

  void print(String text) {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
  }

  void print(long number) {
    if (Long.compareUnsigned(number, 10) < 0) {
      put((int) ('0' + number));
      return;
    }
    long rest = number;
    long power = 1;
    while (Long.compareUnsigned(Long.divideUnsigned(rest, 10), power) >= 0) {
      power *= 10;
    }
    while (power != 0) {
      put((int) ('0' + Long.divideUnsigned(rest, power)));
      rest = Long.remainderUnsigned(rest, power);
      power = Long.divideUnsigned(power, 10);
    }
  }
}
