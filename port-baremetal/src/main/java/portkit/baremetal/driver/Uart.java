package portkit.baremetal.driver;

import portkit.metal.hw.Cpu;
import portkit.metal.hw.Ports;

/** A 16550 UART with its FIFOs, as terminal: 115200 baud, 8 bits, no parity, one stop bit. */
public final class Uart implements SerialLine {
  private static final int DATA = 0;
  private static final int INTERRUPT_ENABLE = 1;
  private static final int FIFO_CONTROL = 2;
  private static final int LINE_CONTROL = 3;
  private static final int MODEM_CONTROL = 4;
  private static final int LINE_STATUS = 5;

  /** With the divisor latch in place of data and interrupt enable. */
  private static final int DIVISOR_LATCH = 0x80;

  private static final int EIGHT_BITS = 3;

  /** On, both emptied, an interrupt from 1 byte received on. */
  private static final int FIFO_ON = 7;

  /** Data terminal ready, request to send, and OUT2, which on a PC lets the interrupt through. */
  private static final int READY = 0x0b;

  private static final int RECEIVED = 1;
  private static final int ON_RECEIVED = 1;

  /** Line status: the transmitter's FIFO is empty; nothing is left at all. */
  private static final int FIFO_EMPTY = 0x20;

  private static final int ALL_SENT = 0x40;
  private static final int FIFO = 16;

  private final int port;
  private int room;

  /** The UART at a base port. */
  public Uart(int port) {
    this.port = port;
  }

  @Override
  public void start() {
    Ports.out8(port + INTERRUPT_ENABLE, 0);
    Ports.out8(port + LINE_CONTROL, DIVISOR_LATCH);
    Ports.out8(port + DATA, 1); // 115200 divided by 1
    Ports.out8(port + INTERRUPT_ENABLE, 0);
    Ports.out8(port + LINE_CONTROL, EIGHT_BITS);
    Ports.out8(port + FIFO_CONTROL, FIFO_ON);
    Ports.out8(port + MODEM_CONTROL, READY);
  }

  @Override
  public void interruptOnInput() {
    Ports.out8(port + INTERRUPT_ENABLE, ON_RECEIVED);
  }

  @Override
  public void write(int value) {
    // The status is asked once for each 16 bytes: an access takes a microsecond.
    if (room == 0) {
      while ((Ports.in8(port + LINE_STATUS) & FIFO_EMPTY) == 0) {
        Cpu.pause();
      }
      room = FIFO;
    }
    room--;
    Ports.out8(port + DATA, value);
  }

  @Override
  public int read() {
    return (Ports.in8(port + LINE_STATUS) & RECEIVED) == 0 ? NOTHING : Ports.in8(port + DATA);
  }

  @Override
  public void drain() {
    while ((Ports.in8(port + LINE_STATUS) & ALL_SENT) == 0) {
      Cpu.pause();
    }
  }
}
