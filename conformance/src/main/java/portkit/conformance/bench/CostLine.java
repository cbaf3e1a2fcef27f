package portkit.conformance.bench;

import portkit.metal.hw.Elements;

/** A figure in nanoseconds as a line of text, in metal Java. */
final class CostLine {
  private static final int PICOSECONDS = 1000;

  private final byte[] text = new byte[64];
  private int length;

  void set(String name, long picoseconds) {
    length = 0;
    for (int i = 0; i < name.length(); i++) {
      text[length++] = (byte) name.charAt(i);
    }
    text[length++] = ' ';
    decimal(picoseconds / PICOSECONDS);
    text[length++] = '.';
    text[length++] = (byte) ('0' + picoseconds % PICOSECONDS / 100);
    text[length++] = ' ';
    text[length++] = 'n';
    text[length++] = 's';
    text[length++] = '\n';
  }

  private void decimal(long number) {
    long unit = 1;
    while (number / unit >= 10) {
      unit *= 10;
    }
    for (; unit > 0; unit /= 10) {
      text[length++] = (byte) ('0' + number / unit % 10);
    }
  }

  long address() {
    return Elements.address(text);
  }

  int length() {
    return length;
  }
}
