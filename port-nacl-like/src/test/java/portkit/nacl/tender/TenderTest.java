package portkit.nacl.tender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import portkit.nacl.SmallProgram;
import portkit.nacl.policy.Places;
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
    permit(mark, "rw-rw-rw-");
    refused(files.run(option, program, "w"), Failure.UNSAFE_CODE, "has not passed");
    permit(mark, "rw-------");
    assertEquals(0, files.run(option, program, "w").exitCode());
    Files.setLastModifiedTime(program, FileTime.from(Instant.EPOCH));
    refused(files.run(option, program, "w"), Failure.UNSAFE_CODE, "or has changed since");
    Files.writeString(marks.resolve(identity(program)), "perhaps\n");
    refused(files.run(option, program, "w"), Failure.UNSAFE_CODE, "has not passed");
    permit(program, "rwxrwxrwx");
    Files.writeString(marks.resolve(identity(program)), "passed\n");
    refused(files.run(option, program, "w"), Failure.UNSAFE_CODE, "has not passed");
    permit(program, "rwxr-xr-x");
    Files.writeString(marks.resolve(identity(program)), "passed\n");
    assertEquals(0, files.run(option, program, "w").exitCode());
  }

  private static void permit(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
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
  void saysThatTheProgramMayNotBeRead() throws IOException {
    Path secret = files.file("secret", Files.readAllBytes(files.probe()));
    permit(secret, "-wx-wx-wx");
    permit(folder, "rwxr-xr-x");
    List<String> line = new ArrayList<>(List.of(files.tender().toString(), secret.toString(), "w"));
    if (Files.getAttribute(folder, "unix:uid").equals(0)) { // root may read everything
      line.addAll(0, List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    refused(Executables.start(line), Failure.NO_INPUT, "secret: may not be read");
    line.set(line.size() - 2, files.probe().toString());
    assertEquals(new Result(0, "ok\n", ""), Executables.start(line)); // needs no privileges
  }

  @Test
  void saysThatDataAloneAreMoreThanTheLimit() throws IOException {
    refused(
        files.run("--memory=1", files.file("large", SmallProgram.withData(2 << 20)), "w"),
        Failure.TOO_LITTLE_MEMORY,
        "large: its data alone are more than the memory limit (-m) allows");
  }

  /** Whatever the section headers say of where tables are. */
  @Test
  void endsInOrderWhenItsHeadersLie() throws IOException {
    for (long address : new long[] {0, 1, -1, 0x1000, Places.STACKS, Places.TENDER, 0x40_0ff8}) {
      Path program = files.file("liar", files.withTable(address));
      assertEquals(new Result(0, "ok\n", ""), files.run(program, "w"));
      Result result = files.run(program, "s");
      assertEquals(159, result.exitCode(), result::toString);
    }
  }

  @Test
  void signalsThatAreBlockedAtTheStartDoNotStayBlocked() {
    String probe = files.probe().toString();
    refused(
        withBlockedSignals("--timeout=0.2", probe, "l"),
        Failure.TIME_LIMIT,
        "the program was ended at its limit of 0.2 s (--timeout)");
    refusedWith(2, withBlockedSignals(probe, "f"), "memory access at 0x10");
    assertEquals(159, withBlockedSignals(probe, "s").exitCode());
  }

  private Result withBlockedSignals(String... arguments) {
    List<String> line = new ArrayList<>(List.of("env", "--block-signal=SYS,ALRM,SEGV,URG"));
    line.add(files.tender().toString());
    line.addAll(List.of(arguments));
    return Executables.start(line);
  }

  @Test
  void saysThatThereIsNoTimer() {
    refused(
        Executables.start(
            List.of(
                "/bin/bash",
                "-c",
                "ulimit -i 0; exec " + files.tender() + " --timeout=9 " + files.probe() + " w")),
        Failure.UNSUITABLE_HOST,
        "the kernel has no timer for --timeout: raise ulimit -i");
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
