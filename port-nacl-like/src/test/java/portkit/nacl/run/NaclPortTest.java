package portkit.nacl.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.nacl.SmallProgram;
import portkit.os.Launch;
import portkit.os.Streams;
import portkit.os.elf.ProgramImage;

/** What the port asks of the tender. */
class NaclPortTest {
  @TempDir Path folder;

  /** The command line with which a tender is started, but for the program's copy. */
  private String asked(ThreadMode mode, Launch launch) throws IOException {
    Path tender = Files.writeString(folder.resolve("tender"), "#!/bin/sh\necho \"$@\"\n");
    Files.setPosixFilePermissions(tender, PosixFilePermissions.fromString("rwx------"));
    Path program = Files.write(folder.resolve("program"), SmallProgram.withData(4096));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Streams streams =
        new Streams(InputStream.nullInputStream(), output, OutputStream.nullOutputStream());
    int code =
        new NaclPort(mode, () -> tender, Admission.UNCHECKED)
            .run(ProgramImage.read(program), launch.connectedTo(streams));
    assertEquals(0, code);
    return output.toString(StandardCharsets.UTF_8).replaceFirst(" --program=[^ ]*", "").strip();
  }

  @Test
  void nothingThatIsNotAskedFor() throws IOException {
    Launch launch = Launch.of(List.of("name", "-x", "--single"));
    assertEquals("--hide=0 name -x --single", asked(ThreadMode.THREADS, launch));
    assertEquals("--single --hide=0 name -x --single", asked(ThreadMode.SINGLE, launch));
  }

  /** The limit of time a little later, for when nobody is left here to keep it. */
  @Test
  void limitsOfWholeSecondsAndNeverLess() throws IOException {
    Launch launch =
        Launch.of(List.of("name"))
            .withMemory(64)
            .withTimeLimit(Duration.ofMillis(59_100))
            .withProcessorTime(Duration.ofMillis(300));
    assertEquals(
        "--coroutines --memory=64 --cpu=1 --timeout=65 --hide=0 name",
        asked(ThreadMode.COROUTINES, launch));
    assertEquals(
        "--timeout=999999999 --hide=0 name",
        asked(
            ThreadMode.THREADS, Launch.of(List.of("name")).withTimeLimit(Duration.ofDays(99_999))));
  }
}
