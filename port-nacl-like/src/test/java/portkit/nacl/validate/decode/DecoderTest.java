package portkit.nacl.validate.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the maps do not say: prefixes, lengths, immediates, and where a processor is less strict.
 */
class DecoderTest {
  private static Instruction decode(String hex) {
    byte[] code = HexFormat.of().parseHex(hex.replace(" ", ""));
    return new Decoder(code).decode(0, code.length);
  }

  @ParameterizedTest
  @CsvSource({
    "90, 1",
    "66 66 66 66 66 66 2e 0f 1f 84 00 00 00 00 00, 15",
    "48 81 c0 00 00 00 00, 7",
    "66 81 c0 00 00, 5",
    "66 48 81 c0 00 00 00 00, 8", // REX.W overrides 66
    "48 b8 00 00 00 00 00 00 00 00, 10",
    "66 b8 00 00, 4",
    "b8 00 00 00 00, 5",
    "a0 00 00 00 00 00 00 00 00, 9",
    "67 a0 00 00 00 00, 6",
    "c8 00 00 00, 4",
    "f6 00 00, 3",
    "f6 10, 2",
    "0f 20 00, 3", // cr0 to rax: mod is not looked at
    "0f 20 04, 3",
    "64 48 8b 04 25 f8 ff ff ff, 9",
    "c4 e2 f1 f7 c0, 5",
    "c5 f8 77, 3",
    "62 f1 7c 48 10 00, 6",
    "62 f1 7c 78 58 c0, 6" // vaddps with a rounding mode, whose length field is 3
  })
  void length(String hex, int length) {
    assertEquals(length, decode(hex + " 90 90").length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "06",
        "27",
        "62",
        "9a 00 00 00 00 00 00",
        "ce",
        "d6",
        "ea 00 00 00 00 00 00", // gone
        "66 66 66 66 66 66 66 2e 0f 1f 84 00 00 00 00 00", // 16 bytes
        "48 66 90", // REX before another prefix
        "48 48 90", // REX twice
        "f2 f3 a4", // two prefixes of a group
        "2e 64 8b 00", // two segments
        "66 e8 00 00 00 00", // Intel's processors read 32 bits here, AMD's 16
        "66 74 00",
        "66 c3",
        "66 ff d0", // the same
        "f0 8b 00", // LOCK where nothing is changed
        "f0 01 c0", // LOCK on a register
        "66 c5 f8 77",
        "f2 c5 f8 77",
        "48 c5 f8 77", // prefixes before VEX
        "c4 e5 78 77",
        "c4 e0 78 77", // VEX maps that do not exist
        "62 f9 7c 48 10 00", // EVEX: reserved bit set
        "62 f1 78 48 10 00", // EVEX: fixed bit clear
        "62 f1 7c 68 10 00", // EVEX: length 3 without rounding
        "62 f4 7c 48 10 00",
        "d5 00 90", // APX
        "8f e8 00",
        "0f 0f c0 0c", // 3DNow!, XOP
        "0f ff c0",
        "0f b9 c0",
        "0f 04",
        "0f 38 ff",
        "0f 3a 00"
      })
  void undefined(String hex) {
    assertNull(decode(hex));
  }

  @Test
  void immediates() {
    assertEquals(-2, decode("eb fe").immediate());
    assertTrue(decode("eb fe").isBranch());
    assertEquals(0x12345678, decode("e8 78 56 34 12").immediate());
    assertEquals(Long.MIN_VALUE, decode("48 b8 00 00 00 00 00 00 00 80").immediate());
    assertEquals(-128, decode("cd 80").immediate());
    assertEquals(0, decode("90").immediate());
  }

  /** Every instruction that is cut off anywhere is none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "66 48 0f 3a 22 84 25 00 00 00 00 00",
        "48 b8 00 00 00 00 00 00 00 00",
        "c4 e3 7d 39 04 25 00 00 00 00 00",
        "62 f3 7d 48 25 84 24 00 00 00 00 ff",
        "83 04 25 00 00 00 00 00",
        "83 44 24 00 00",
        "ff 35 00 00 00 00",
        "c8 00 00 00"
      })
  void cutOff(String hex) {
    String digits = hex.replace(" ", "");
    assertEquals(digits.length() / 2, decode(hex).length());
    for (int end = 0; end < digits.length(); end += 2) {
      assertNull(decode(digits.substring(0, end)), digits.substring(0, end));
    }
  }
}
