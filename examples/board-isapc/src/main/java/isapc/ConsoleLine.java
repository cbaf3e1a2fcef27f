package isapc;

import portkit.baremetal.driver.SerialLine;
import portkit.metal.hw.Cpu;
import portkit.metal.hw.Ports;

/** The console: an 8250 UART, which has room for one byte each way. */
final class ConsoleLine implements SerialLine {
  private static final int DATA = 0;
  private static final int INTERRUPT_ENABLE = 1;
  private static final int LINE_CONTROL = 3;
  private static final int MODEM_CONTROL = 4;
  private static final int LINE_STATUS = 5;

  private static final int DIVISOR_LATCH = 0x80;
  private static final int EIGHT_BITS = 3;

  /** DTR, RTS, and OUT2, without which a PC keeps the interrupt away from its controller. */
  private static final int READY = 0x0b;

  private static final int RECEIVED = 0x01;
  private static final int ROOM_TO_SEND = 0x20;
  private static final int ALL_SENT = 0x40;

  private final int port;

  ConsoleLine(int port) {
    this.port = port;
  }

  @Override
  public void start() {
    Ports.out8(port + INTERRUPT_ENABLE, 0);
    Ports.out8(port + LINE_CONTROL, DIVISOR_LATCH);
    Ports.out8(port + DATA, 1); // 115200 baud divided by 1
    Ports.out8(port + INTERRUPT_ENABLE, 0);
    Ports.out8(port + LINE_CONTROL, EIGHT_BITS);
    Ports.out8(port + MODEM_CONTROL, READY);
  }

  @Override
  public void interruptOnInput() {
    Ports.out8(port + INTERRUPT_ENABLE, RECEIVED);
  }

  @Override
  public void write(int value) {
    await(ROOM_TO_SEND);
    Ports.out8(port + DATA, value);
  }

  @Override
  public int read() {
    return has(RECEIVED) ? Ports.in8(port + DATA) : NOTHING;
  }

  @Override
  public void drain() {
    await(ALL_SENT);
  }

  private void await(int status) {
    while (!has(status)) {
      Cpu.pause();
    }
  }

  private boolean has(int status) {
    return (Ports.in8(port + LINE_STATUS) & status) != 0;
  }
}
