package isapc;

import portkit.baremetal.driver.InterruptController;
import portkit.metal.hw.Ports;

/**
 * The two 8259 controllers. The second one's requests go through line 2 of the first; nothing that
 * this board uses is there, so it stays silent.
 */
final class Interrupts implements InterruptController {
  private static final int FIRST = 0x20;
  private static final int SECOND = 0xa0;
  private static final int DATA = 1;

  private static final int INITIALISE = 0x11;
  private static final int SECOND_AT_LINE_2 = 1 << 2;
  private static final int MODE_8086 = 1;
  private static final int END_OF_INTERRUPT = 0x20;

  /** The timer's line, and that of the serial port COM2. */
  private static final int ALARM_LINE = 0;

  private static final int CONSOLE_LINE = 3;

  private int mask = 0xff;

  @Override
  public void start() {
    initialise(FIRST, FIRST_VECTOR, SECOND_AT_LINE_2);
    initialise(SECOND, FIRST_VECTOR + 8, 2);
    Ports.out8(FIRST + DATA, mask);
    Ports.out8(SECOND + DATA, 0xff);
  }

  private static void initialise(int port, int firstVector, int cascade) {
    Ports.out8(port, INITIALISE);
    Ports.out8(port + DATA, firstVector);
    Ports.out8(port + DATA, cascade);
    Ports.out8(port + DATA, MODE_8086);
  }

  @Override
  public void enable(Source source) {
    mask &= ~(1 << (source == Source.ALARM ? ALARM_LINE : CONSOLE_LINE));
    Ports.out8(FIRST + DATA, mask);
  }

  @Override
  public Source acknowledge(int vector) {
    return switch (vector - FIRST_VECTOR) {
      case ALARM_LINE -> served(Source.ALARM);
      case CONSOLE_LINE -> served(Source.CONSOLE);
      default -> Source.NOBODY; // line 7: a request that was gone when the processor asked whose
    };
  }

  private static Source served(Source source) {
    Ports.out8(FIRST, END_OF_INTERRUPT);
    return source;
  }
}
