package portkit.nacl.tender;

import portkit.metal.hw.CString;
import portkit.metal.hw.Elements;
import portkit.metal.hw.Memory;

/** A line of text to standard error, gathered so that it is written in one piece. */
final class Message {
  private static final int STANDARD_ERROR = 2;
  private static final int ROOM = 2048;

  private final Gate gate;
  private final byte[] text = new byte[ROOM];
  private int length;

  Message(Gate gate) {
    this.gate = gate;
  }

  /** Begins a line. */
  Message begin() {
    length = 0;
    return print("portkit: ");
  }

  Message print(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      put(ascii.charAt(i));
    }
    return this;
  }

  /** A C string. */
  Message string(long address) {
    return bytes(address, CString.length(address));
  }

  Message bytes(long address, long count) {
    for (long i = 0; i < count; i++) {
      put(Memory.load8(address + i));
    }
    return this;
  }

  /** In hexadecimal, without leading zeros. */
  Message hex(long number) {
    print("0x");
    int shift = 60;
    while (shift > 0 && number >>> shift == 0) {
      shift -= 4;
    }
    for (; shift >= 0; shift -= 4) {
      put("0123456789abcdef".charAt((int) (number >>> shift) & 15));
    }
    return this;
  }

  /** In decimal. */
  Message decimal(long number) {
    long rest = number;
    if (rest < 0) {
      put('-');
      rest = -rest;
    }
    long unit = 1;
    while (rest / unit >= 10) {
      unit *= 10;
    }
    for (; unit > 0; unit /= 10) {
      put('0' + (int) (rest / unit % 10));
    }
    return this;
  }

  /** Ends the line and writes it. */
  void end() {
    put('\n');
    long _ = gate.write(STANDARD_ERROR, Elements.address(text), length);
    length = 0;
  }

  /** What does not fit is left out; the last byte is kept for the end of the line. */
  private void put(int character) {
    if (length < ROOM - 1 || character == '\n') {
      text[length++] = (byte) character;
    }
  }
}
