package portkit.nacl.validate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256, in hexadecimal. */
final class Fingerprint {
  /** Whatever decides whether a program passes: the tables and the classes that apply them. */
  static final List<String> DECISIVE =
      List.of(
          "forbidden.txt",
          "decode/opcodes.txt",
          "Branches.class",
          "Contract.class",
          "Finding.class",
          "Findings.class",
          "Forbidden.class",
          "Functions.class",
          "Marker.class",
          "Report.class",
          "Rule.class",
          "Sweep.class",
          "Text.class",
          "Validator.class",
          "decode/Cell.class",
          "decode/Decoder.class",
          "decode/Immediate.class",
          "decode/Instruction.class",
          "decode/OpcodeFile.class",
          "decode/OpcodeMap.class",
          "decode/Opcodes.class",
          "decode/Operands.class",
          "decode/Prefixes.class",
          "/portkit/nacl/source/GoLineTable.class");

  private Fingerprint() {}

  /** That of some bytes. */
  static String of(ByteBuffer bytes) {
    MessageDigest digest = sha256();
    digest.update(bytes.duplicate());
    return HexFormat.of().formatHex(digest.digest());
  }

  /** That of the validator. */
  static String ofValidator() {
    MessageDigest digest = sha256();
    for (String name : DECISIVE) {
      try (InputStream resource = Validator.class.getResourceAsStream(name)) {
        digest.update(resource.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
