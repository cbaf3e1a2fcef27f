package portkit.conformance.bench.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitialRamdiskTest {
  @TempDir Path folder;

  @Test
  void headersAndContentsAreAligned() throws IOException {
    Path program = Files.writeString(folder.resolve("program"), "12345");
    Path archive = InitialRamdisk.write(folder.resolve("archive"), program);
    String text = Files.readString(archive, StandardCharsets.US_ASCII);
    String head = "070701" + "00000001" + "000081ed" + "00000000".repeat(2) + "00000001";
    head += "00000000" + "00000005" + "00000000".repeat(4) + "00000005" + "00000000";
    // 110 bytes of head and 5 of name, padded; 5 of content, padded; the end.
    assertEquals(head + "init\0" + "\0" + "12345\0\0\0", text.substring(0, 124));
    assertEquals("TRAILER!!!\0", text.substring(124 + 110, 124 + 121));
    assertEquals(0, text.length() % 4);
  }
}
