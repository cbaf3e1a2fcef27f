package portkit.nacl.tender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portkit.os.Failure;
import portkit.os.process.ChildProcess.Result;

/** The tender as a process: what it lets a program do, what it stops, and what it says of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenderTest {
  private Path folder;
  private Executables files;

  @BeforeAll
  void build(@TempDir Path scratch) throws IOException {
    folder = scratch;
    files = new Executables(folder);
  }

  private static void refused(Result result, Failure failure, String line) {
    assertEquals(failure.exitCode(), result.exitCode(), result::toString);
    assertEquals(1, result.errors().lines().count(), result::toString);
    assertTrue(result.errors().startsWith("portkit: "), result::toString);
    assertTrue(result.errors().contains(line), result::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--hide=0", "--single", "--coroutines"})
  void runsAProgramInEachMode(String mode) {
    assertEquals(new Result(0, "ok\n", ""), files.run(mode, files.probe(), "w"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--hide=0", "--single", "--coroutines"})
  void stopsASystemCallOfTheProgramsOwn(String mode) {
    Result result = files.run(mode, files.probe(), "s");
    assertEquals(159, result.exitCode(), result::toString);
    assertTrue(
        result.errors().startsWith("portkit: the sandbox stopped system call 39 (getpid)"),
        result::toString);
  }

  @Test
  void stopsTheGateFromGivingExecutableMemory() {
    Result result = files.run(files.probe(), "g");
    assertEquals(159, result.exitCode(), result::toString);
    assertTrue(result.errors().contains("10 (mprotect) with arguments 0x"), result::toString);
    assertTrue(result.errors().contains(", 0x1000, 0x7, "), result::toString);
  }

  @Test
  void doesNotExecuteData() {
    Result result = files.run(files.probe(), "d");
    assertEquals(2, result.exitCode(), result::toString);
    assertTrue(result.errors().contains("memory access at 0x"), result::toString);
  }

  @Test
  void aFaultWithoutHandlerEndsTheProgram() {
    refusedWith(
        2, files.run(files.probe(), "f"), "memory access at 0x10 by the instruction at 0x4");
  }

  private static void refusedWith(int code, Result result, String line) {
    assertEquals(code, result.exitCode(), result::toString);
    assertTrue(result.errors().contains(line), result::toString);
    assertEquals(1, result.errors().lines().count(), result::toString);
  }

  @Test
  void holdsTheMemoryLimitAndSaysSoOnce() {
    Result result = files.run("--memory=64", files.probe(), "m");
    assertTrue(result.exitCode() >= 60 && result.exitCode() <= 64, result::toString);
    assertEquals(
        "portkit: the program wants more memory than its limit of 64 MiB (-m)\n", result.errors());
    assertEquals(200, files.run(files.probe(), "m").exitCode());
  }

  @Test
  void holdsTheTimeLimit() {
    refused(
        files.run("--timeout=0.25", files.probe(), "l"),
        Failure.TIME_LIMIT,
        "the program was ended at its limit of 0.2 s (--timeout)");
  }

  @Test
  void holdsTheLimitOnProcessorTime() {
    refused(
        files.run("--cpu=1", files.probe(), "l"),
        Failure.CPU_LIMIT,
        "the program was ended at its limit of 1 s of processor time (--cpu)");
  }

  @Test
  void saysWhatIsWrongWithTheCommandLine() {
    refused(files.run(), Failure.USAGE, "usage: tender");
    refused(files.run("--memory=12x", files.probe()), Failure.USAGE, "usage: tender");
    refused(files.run("--timeout=.5", files.probe()), Failure.USAGE, "usage: tender");
    refused(files.run("--memory=-1", files.probe()), Failure.USAGE, "usage: tender");
  }

  @Test
  void saysWhatIsWrongWithTheFile() throws IOException {
    refused(files.run(folder.resolve("none")), Failure.NO_INPUT, "there is no such file");
    refused(files.run(folder), Failure.NO_INPUT, "is not a file");
    refused(files.run(files.file("text", new byte[500])), Failure.NOT_ELF, "not an ELF file");
    refused(
        files.run(files.withoutSeccomp()), Failure.NO_ABI_NOTE, "not written for the OS interface");
    byte[] half = Files.readAllBytes(files.probe());
    refused(
        files.run(files.file("half", Arrays.copyOf(half, 300))),
        Failure.TRUNCATED_ELF,
        "ends before");
  }

  @Test
  void startsOnlyWhatHasPassedTheValidator() throws IOException {
    Path program = files.file("validated", Files.readAllBytes(files.probe()));
    Path marks = Files.createDirectory(folder.resolve("marks"));
    String option = "--validated=" + marks;
    refused(files.run(option, program, "w"), Failure.UNSAFE_CODE, "has not passed the validator");
    Path mark = marks.resolve(identity(program));
    Files.writeString(mark, "passed\n");
    assertEquals(new Result(0, "ok\n", ""), files.run(option, program, "w"));
    Files.setLastModifiedTime(program, FileTime.from(Instant.EPOCH));
    refused(files.run(option, program, "w"), Failure.UNSAFE_CODE, "or has changed since");
    Files.writeString(marks.resolve(identity(program)), "perhaps\n");
    refused(files.run(option, program, "w"), Failure.UNSAFE_CODE, "has not passed");
  }

  @Test
  void leavesToTheFallbackWhatHasNotPassed() {
    Result result =
        files.run(
            "--validated=" + folder,
            "--fallback=/bin/echo",
            "--single",
            files.probe(),
            "-x",
            "a b");
    assertEquals(new Result(0, "--jvm exec --single " + files.probe() + " -x a b\n", ""), result);
  }

  private static String identity(Path file) throws IOException {
    var is = Files.readAttributes(file, "unix:dev,ino,size,lastModifiedTime,ctime");
    return "%s-%s-%s-%d-%d"
        .formatted(
            is.get("dev"),
            is.get("ino"),
            is.get("size"),
            ((FileTime) is.get("lastModifiedTime")).to(TimeUnit.NANOSECONDS),
            ((FileTime) is.get("ctime")).to(TimeUnit.NANOSECONDS));
  }

  @Test
  void saysThatTheKernelHasNoSeccomp() throws IOException {
    refused(
        Executables.start(
            List.of(
                files.withoutSeccomp().toString(),
                files.tender().toString(),
                files.probe().toString(),
                "w")),
        Failure.UNSUITABLE_HOST,
        "the kernel has no seccomp filters");
  }

  @Test
  void saysThatThereIsTooLittleAddressSpace() {
    refused(
        Executables.start(
            List.of(
                "/bin/bash",
                "-c",
                "ulimit -v 1000000; exec " + files.tender() + " " + files.probe() + " w")),
        Failure.UNSUITABLE_HOST,
        "raise ulimit -v");
  }
}
