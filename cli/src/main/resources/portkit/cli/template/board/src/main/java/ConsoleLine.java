package @name@;

import portkit.baremetal.driver.SerialLine;

/** The console: the UART at {@link @Name@#CONSOLE}. */
final class ConsoleLine implements SerialLine {
  private final int port;

  ConsoleLine(int port) {
    this.port = port;
  }

  @Override
  public void start() {
    throw new UnsupportedOperationException("not implemented: WRT-01, start the console's line");
  }

  @Override
  public void interruptOnInput() {
    throw new UnsupportedOperationException("not implemented: RED-01, let input interrupt");
  }

  @Override
  public void write(int value) {
    throw new UnsupportedOperationException("not implemented: WRT-01, send a byte");
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException("not implemented: RED-01, the next byte received");
  }

  @Override
  public void drain() {
    throw new UnsupportedOperationException("not implemented: WRT-04, wait until all was sent");
  }
}
