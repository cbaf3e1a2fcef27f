package portkit.nacl.tender;

import portkit.metal.hw.CString;
import portkit.metal.hw.Elements;
import portkit.metal.hw.Memory;

/** Text that is put together piece by piece; what does not fit is left out. */
class Text {
  private final byte[] bytes;
  private int length;

  Text(int capacity) {
    bytes = new byte[capacity];
  }

  final void clear() {
    length = 0;
  }

  final long address() {
    return Elements.address(bytes);
  }

  final int length() {
    return length;
  }

  final Text print(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      put(ascii.charAt(i));
    }
    return this;
  }

  /** A C string. */
  final Text string(long address) {
    return bytes(address, CString.length(address));
  }

  final Text bytes(long address, long count) {
    for (long i = 0; i < count; i++) {
      put(Memory.load8(address + i));
    }
    return this;
  }

  /** In hexadecimal, without leading zeros. */
  final Text hex(long number) {
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
  final Text decimal(long number) {
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

  final void put(int character) {
    if (length < bytes.length) {
      bytes[length++] = (byte) character;
    }
  }
}
