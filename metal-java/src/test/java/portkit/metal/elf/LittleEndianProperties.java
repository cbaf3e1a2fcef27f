package portkit.metal.elf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Numbers of variable length, read back as DWARF 4, 7.6 describes. */
class LittleEndianProperties {
  private static BigInteger decode(byte[] bytes, boolean isSigned) {
    BigInteger result = BigInteger.ZERO;
    for (int i = 0; i < bytes.length; i++) {
      assertEquals(i < bytes.length - 1, (bytes[i] & 0x80) != 0, "a group too many or too few");
      result = result.or(BigInteger.valueOf(bytes[i] & 0x7f).shiftLeft(7 * i));
    }
    boolean isNegative = isSigned && (bytes[bytes.length - 1] & 0x40) != 0;
    return isNegative ? result.subtract(BigInteger.ONE.shiftLeft(7 * bytes.length)) : result;
  }

  @Property
  void unsigned(@ForAll long value) {
    byte[] bytes = new LittleEndian().uleb(value).toByteArray();
    assertEquals(new BigInteger(Long.toUnsignedString(value)), decode(bytes, false));
  }

  @Property
  void signed(@ForAll long value) {
    byte[] bytes = new LittleEndian().sleb(value).toByteArray();
    assertEquals(BigInteger.valueOf(value), decode(bytes, true));
    assertTrue(bytes.length <= 10);
  }

  @Example
  void theExamplesOfTheStandard() {
    assertArrayEquals(new byte[] {0x7f}, new LittleEndian().uleb(127).toByteArray());
    assertArrayEquals(new byte[] {(byte) 0x80, 1}, new LittleEndian().uleb(128).toByteArray());
    assertArrayEquals(new byte[] {(byte) 0xff, 0}, new LittleEndian().sleb(127).toByteArray());
    assertArrayEquals(new byte[] {(byte) 0x81, 0x7f}, new LittleEndian().sleb(-127).toByteArray());
    assertArrayEquals(new byte[] {0x40}, new LittleEndian().sleb(-64).toByteArray());
  }

  @Property
  void fixedWidths(@ForAll long value) {
    byte[] bytes = new LittleEndian().u8(value).u16(value).u32(value).u64(value).toByteArray();
    assertEquals(15, bytes.length);
    for (int at : new int[] {0, 1, 3, 7}) {
      assertEquals((byte) value, bytes[at]);
    }
    assertEquals((byte) (value >> 56), bytes[14]);
  }
}
