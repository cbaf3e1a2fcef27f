package portkit.baremetal.driver;

import portkit.metal.hw.Memory;

/**
 * The machine's terminal on a serial line, and perhaps on a faster one for what the program writes
 * and reads; what the kernel itself says goes to the first in any case. Output is sent as it is
 * written. Input is kept until it is read; when there is no more room for it, it stays in the
 * device, which then stops whoever sends.
 *
 * <p>A terminal has no end of input, so the sender marks it: byte 0x10 (DLE) announces that the
 * next byte is meant, and DLE followed by 0x04 (EOT) is the end.
 */
public final class Console {
  private static final int ROOM = 1024;
  private static final int ESCAPE = 0x10;
  private static final int END = 0x04;

  private final SerialLine line;
  private final OptionalLine fastLine;
  private SerialLine programLine;
  private final byte[] input = new byte[ROOM];
  private int first;
  private int count;
  private boolean escaped;
  private boolean ended;

  /** The terminal on a line. */
  public Console(SerialLine line) {
    this(line, null);
  }

  /** The terminal on a line, and on a faster one if it is there. */
  public Console(SerialLine line, OptionalLine fastLine) {
    this.line = line;
    this.fastLine = fastLine;
    programLine = line;
  }

  /** Looks for the faster line; from now on the program's input and output take it. */
  public void findFastLine(DeviceMap map, InterruptController interrupts) {
    if (fastLine != null && fastLine.find(map, interrupts)) {
      programLine = fastLine;
    }
  }

  /** Sets the line up. */
  public void start() {
    line.start();
  }

  /** Lets the line interrupt when there is input; {@link #interrupted} is to be called then. */
  public void interruptOnInput() {
    programLine.interruptOnInput();
  }

  /** The line has interrupted. */
  public void interrupted() {
    programLine.acknowledge();
    receive();
  }

  /** The bytes that {@link #writeForProgram} is to be given at most at a time. */
  public int piece() {
    return programLine.piece();
  }

  /** Sends what the program writes. */
  public void writeForProgram(long p, long n) {
    programLine.write(p, n);
  }

  /** Sends bytes. */
  public void write(long p, long n) {
    line.write(p, n);
  }

  /** Sends ASCII characters. */
  public Console print(String text) {
    for (int i = 0; i < text.length(); i++) {
      line.write(text.charAt(i));
    }
    return this;
  }

  /** Sends a number in hexadecimal, with 16 digits. */
  public Console hex(long number) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      line.write("0123456789abcdef".charAt((int) (number >>> shift) & 15));
    }
    return this;
  }

  /** Sends a number from 0 up in decimal. */
  public Console decimal(long number) {
    long unit = 1;
    while (number / unit >= 10) {
      unit *= 10;
    }
    for (; unit > 0; unit /= 10) {
      line.write('0' + (int) (number / unit % 10));
    }
    return this;
  }

  /** Ends a line. */
  public void endLine() {
    line.write('\n');
  }

  /** Waits until all output has left the machine. */
  public void drain() {
    programLine.drain();
    line.drain();
  }

  /** Takes over what the line has received, as far as there is room. */
  private void receive() {
    while (count < ROOM) {
      int value = programLine.read();
      if (value == SerialLine.NOTHING) {
        return;
      }
      accept(value);
    }
  }

  private void accept(int value) {
    if (!escaped && value == ESCAPE) {
      escaped = true;
    } else if (escaped && value == END) {
      ended = true;
    } else {
      escaped = false;
      input[(first + count++) % ROOM] = (byte) value;
    }
  }

  /** Whether a read would not have to wait. */
  public boolean isReadable() {
    return count > 0 || ended;
  }

  /** Moves up to n bytes of input to p; returns how many, 0 at the end of input. */
  public long read(long p, long n) {
    long bytes = Math.min(n, count);
    for (long i = 0; i < bytes; i++) {
      Memory.store8(p + i, input[first]);
      first = (first + 1) % ROOM;
    }
    count -= (int) bytes;
    receive(); // there is room again
    return bytes;
  }
}
