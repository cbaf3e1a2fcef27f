package portkit.nacl.validate.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.nacl.TinyProgram;

/** All code of whole programs, instruction by instruction, as objdump splits it. */
class WholeProgramTest {
  @TempDir private Path folder;

  /** The executable segment of an ELF file of any kind; others than Linux's are not read here. */
  private static final class Text {
    private final long address;
    private final byte[] bytes;

    private Text(long address, byte[] bytes) {
      this.address = address;
      this.bytes = bytes;
    }

    static Text of(Path file) throws IOException {
      ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < elf.getShort(56); i++) {
        int header = (int) elf.getLong(32) + 56 * i;
        if (elf.getInt(header) == 1 && (elf.getInt(header + 4) & 1) != 0) {
          byte[] bytes = new byte[(int) elf.getLong(header + 32)];
          elf.get((int) elf.getLong(header + 8), bytes);
          return new Text(elf.getLong(header + 16), bytes);
        }
      }
      throw new IllegalArgumentException("no code in " + file);
    }
  }

  private static int compare(Path program) throws IOException {
    Text text = Text.of(program);
    Decoder decoder = new Decoder(text.bytes);
    List<String> wrong = new ArrayList<>();
    int[] compared = {0};
    Disassembly.ofProgram(
        program,
        line -> {
          if (line.isInstruction()) { // there is data among the code of the go command
            Instruction ours =
                decoder.decode((int) (line.address() - text.address), text.bytes.length);
            compared[0]++;
            if (ours == null || ours.length() != line.length()) {
              wrong.add(line + ", decoded " + ours);
            }
          }
        });
    assertEquals(List.of(), wrong);
    return compared[0];
  }

  @Test
  void goCommand() throws IOException {
    int compared = compare(TinyProgram.goCommand());
    assertTrue(compared > 1_000_000, "only " + compared);
  }

  @Test
  void goFormatter() throws IOException {
    int compared = compare(TinyProgram.goCommand().resolveSibling("gofmt"));
    assertTrue(compared > 200_000, "only " + compared);
  }

  /** With most of the standard library's assembly, up to AVX-512. */
  @Test
  void programForTheInterface() throws IOException {
    String source =
        """
        package main

        import (
          "crypto/tls"
          "crypto/md5"
          "fmt"
          "hash/crc32"
          "math/big"
        )

        func main() {
          fmt.Println(md5.New(), crc32.NewIEEE(), new(big.Int), tls.Client(nil, nil))
        }
        """;
    int compared = compare(TinyProgram.build(folder, "p", source));
    assertTrue(compared > 400_000, "only " + compared);
  }
}
