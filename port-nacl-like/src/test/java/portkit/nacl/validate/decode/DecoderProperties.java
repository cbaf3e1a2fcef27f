package portkit.nacl.validate.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the bytes are. */
class DecoderProperties {
  private static final int SLOT = 32;

  /** objdump shows it as one with what follows. */
  private static final int FWAIT = 0x9b;

  /** Bytes that are often the beginning of something. */
  private static final byte[] LIKELY = {
    0x0f,
    0x0f,
    0x38,
    0x3a,
    0x66,
    0x67,
    0x48,
    0x4f,
    0x62,
    0x64,
    (byte) 0xc4,
    (byte) 0xc5,
    (byte) 0xf0,
    (byte) 0xf2,
    (byte) 0xf3,
    (byte) 0xf1,
    (byte) 0xe1,
    (byte) 0xff
  };

  @Provide
  Arbitrary<byte[]> code() {
    Arbitrary<Byte> likely =
        Arbitraries.integers().between(0, LIKELY.length - 1).map(i -> LIKELY[i]);
    return Arbitraries.oneOf(likely, Arbitraries.bytes(), Arbitraries.bytes())
        .array(byte[].class)
        .ofSize(15);
  }

  /** No exception, no byte read that is not there, and the same answer wherever the code stands. */
  @Property(tries = 2_000)
  void neverReadsBeyondTheEnd(@ForAll("code") byte[] code) {
    for (int end = 0; end <= code.length; end++) {
      Instruction found = new Decoder(Arrays.copyOf(code, end)).decode(0, end);
      if (found != null) {
        assertTrue(found.length() >= 1 && found.length() <= end);
        byte[] shifted = new byte[40];
        System.arraycopy(code, 0, shifted, 7, end);
        assertEquals(found, new Decoder(shifted).decode(7, 7 + end));
      }
    }
  }

  /** Where objdump sees an instruction, too, it is as long. */
  @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
  void lengthsAreObjdumps(@ForAll long seed) {
    List<byte[]> accepted = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    while (accepted.size() < 4_000) {
      byte[] slot = new byte[SLOT];
      Arrays.fill(slot, (byte) 0x90);
      for (int i = 0; i < 15; i++) {
        boolean isLikely = i < 4 && random.nextInt(3) == 0;
        slot[i] = isLikely ? LIKELY[random.nextInt(LIKELY.length)] : (byte) random.nextInt();
      }
      Instruction found = new Decoder(slot).decode(0, SLOT);
      if (found != null && found.opcode() != FWAIT) {
        accepted.add(slot);
        lengths.add(found.length());
      }
    }
    byte[] code = new byte[SLOT * accepted.size()];
    for (int i = 0; i < accepted.size(); i++) {
      System.arraycopy(accepted.get(i), 0, code, SLOT * i, SLOT);
    }
    for (Disassembly.Line line : Disassembly.of(code)) {
      int at = (int) line.address();
      if (at % SLOT == 0 && line.isInstruction()) {
        assertEquals(
            lengths.get(at / SLOT),
            line.length(),
            () -> HexFormat.of().formatHex(code, at, at + 15) + ": " + line.text());
      }
    }
  }
}
