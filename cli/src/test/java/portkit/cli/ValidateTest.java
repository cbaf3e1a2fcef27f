package portkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.os.Failure;

/** {@code portkit validate} as a user starts it. */
class ValidateTest {
  @TempDir private Path folder;

  /** A package with a function in assembly that does what the contract has no use for. */
  private Path unsafeProgram() throws IOException {
    Files.writeString(folder.resolve("go.mod"), "module trespasser\n\ngo 1.26\n");
    Files.writeString(
        folder.resolve("main.go"),
        """
        package main

        func getpid() uintptr

        func main() { println(getpid()) }
        """);
    Files.writeString(
        folder.resolve("getpid_amd64.s"),
        """
        #include "textflag.h"

        TEXT ·getpid(SB), NOSPLIT, $0-8
          MOVQ $39, AX
          SYSCALL
          MOVQ AX, ret+0(FP)
          RET
        """);
    return folder;
  }

  @Test
  void goProgramsPass() {
    Portkit.Result result = Portkit.run("validate", Portkit.example("hello").toString()).exits(0);
    assertEquals("", result.err());
    assertTrue(
        result.out().matches("(?s).*/hello: passes; [0-9]{6} instructions and .*"),
        result::toString);
  }

  /** Among them are a marker of Go's linker, jump tables, and assembly of every vector width. */
  @Test
  void largeProgramPasses() throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("large.go"),
            """
            package main

            import (
              "crypto/aes"
              "crypto/sha1"
              "crypto/sha256"
              "encoding/json"
              "hash/crc32"
            )

            var all = []any{aes.NewCipher, sha1.Sum, sha256.New, json.Marshal, crc32.New}

            func main() { println(len(all)) }
            """);
    Portkit.Result result = Portkit.run("validate", source.toString()).exits(0);
    assertTrue(result.out().contains("large.go: passes; "), result::toString);
  }

  @Test
  void whatIsWrongIsShownWithFunctionAndLine() throws IOException {
    Portkit.Result result = Portkit.run("validate", unsafeProgram().toString());
    result.exits(Failure.UNSAFE_CODE.exitCode());
    assertEquals("", result.err());
    assertTrue(
        result.out().startsWith("SYSTEM_CALL: system calls are the port's"), result::toString);
    assertTrue(
        result
            .out()
            .matches(
                "(?s).*\n  0x[0-9a-f]+  main\\.getpid\\.abi0\\+0x[0-9a-f]+  [^\n]*/getpid_amd64\\.s:5"
                    + "  syscall \\(0f 05\\)\n.*: refused, 1 finding; .*"),
        result::toString);
  }

  @Test
  void reportAsJson() throws IOException {
    Portkit.Result result = Portkit.run("validate", "--json", unsafeProgram().toString());
    result.exits(Failure.UNSAFE_CODE.exitCode());
    assertEquals(1, result.out().lines().count());
    assertTrue(result.out().contains("\"passes\":false"), result::toString);
    assertTrue(result.out().contains("getpid_amd64.s\",\"line\":5"), result::toString);
  }

  @Test
  void whatIsNoProgram() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "hello");
    Portkit.Result result = Portkit.run("validate", text.toString());
    assertEquals(Failure.NOT_ELF.exitCode(), result.exitCode());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result::toString);
    ElfDamage damage = new ElfDamage(folder, Portkit.example("hello"));
    Portkit.run("validate", damage.truncated(0x5000).toString())
        .exits(Failure.TRUNCATED_ELF.exitCode());
    Portkit.run("validate", damage.withoutNote().toString()).exits(Failure.NO_ABI_NOTE.exitCode());
    Portkit.run("validate", folder.resolve("none").toString()).exits(Failure.NO_INPUT.exitCode());
  }
}
