package portkit.go;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import portkit.os.AbiNote;
import portkit.os.process.ChildProcess;

/** The go command for GOOS=tiny, built on the installed Go; its cache folder's name has a blank. */
class TinyToolchainTest {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final TinyToolchain TINY = InstalledGo.TINY;

  @TempDir Path folder;

  private ChildProcess.Result go(Map<String, String> more, String... arguments) {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.putAll(more);
    return ChildProcess.run(
        TINY.start(environment, Arrays.asList(arguments)).directory(folder.toFile()), LIMIT);
  }

  private ChildProcess.Result go(String... arguments) {
    return go(Map.of(), arguments);
  }

  private Path build(String source, String... options) throws IOException {
    Files.writeString(folder.resolve("main.go"), source);
    List<String> line = new ArrayList<>(List.of("build", "-o", "main.elf"));
    line.addAll(List.of(options));
    line.add("main.go");
    succeeds(go(line.toArray(String[]::new)));
    return folder.resolve("main.elf");
  }

  private static String succeeds(ChildProcess.Result result) {
    assertEquals(0, result.exitCode(), result::toString);
    return result.output();
  }

  private String tool(String... command) {
    return succeeds(
        ChildProcess.run(new ProcessBuilder(command).directory(folder.toFile()), LIMIT));
  }

  private static final String HELLO = "package main\n\nfunc main() { println(\"hello\") }\n";

  @Test
  void goCommandIsForTiny() {
    assertEquals(
        List.of("tiny", "amd64", "0", InstalledGo.GO.root().toString(), "local"),
        succeeds(go("env", "GOOS", "GOARCH", "CGO_ENABLED", "GOROOT", "GOTOOLCHAIN"))
            .lines()
            .toList());
    assertTrue(
        succeeds(go("tool", "dist", "list")).lines().anyMatch("tiny/amd64"::equals)
            || succeeds(go("list", "-f", "{{.GoFiles}}", "runtime")).contains("os_tiny.go"));
  }

  @Test
  void programHasTheNote() throws IOException {
    for (String[] options : new String[][] {{}, {"-ldflags=-s -w"}, {"-ldflags=-buildid="}}) {
      build(HELLO, options);
      String notes = tool("readelf", "-n", "-W", "main.elf");
      assertTrue(notes.contains("portkit"), notes);
      byte[] elf = Files.readAllBytes(folder.resolve("main.elf"));
      assertArrayEquals(note(), Arrays.copyOfRange(elf, noteOffset(elf), noteOffset(elf) + 28));
    }
  }

  private static byte[] note() {
    String owner = AbiNote.OWNER + "\0";
    assertEquals(8, owner.length());
    byte[] note = new byte[28];
    note[0] = (byte) owner.length();
    note[4] = 8;
    note[8] = AbiNote.TYPE;
    System.arraycopy(owner.getBytes(StandardCharsets.US_ASCII), 0, note, 12, 8);
    note[20] = AbiNote.MAJOR;
    note[24] = AbiNote.MINOR;
    return note;
  }

  /** Where the PT_NOTE segment begins (ELF-64 object file format, program header). */
  private static int noteOffset(byte[] elf) {
    java.nio.ByteBuffer file =
        java.nio.ByteBuffer.wrap(elf).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    int headers = (int) file.getLong(32);
    for (int i = 0; i < file.getShort(56); i++) {
      int header = headers + 56 * i;
      if (file.getInt(header) == 4) {
        return (int) file.getLong(header + 8);
      }
    }
    throw new AssertionError("no PT_NOTE");
  }

  @Test
  void programStaysWhatGosToolsKnow() throws IOException {
    build(HELLO);
    String stock = InstalledGo.GO.command().toString();
    String version = tool(stock, "version", "-m", "main.elf");
    assertTrue(version.contains(InstalledGo.GO.version().name()), version);
    assertTrue(version.contains("GOOS=tiny"), version);
    assertTrue(tool(stock, "tool", "buildid", "main.elf").contains("/"));
    assertTrue(tool(stock, "tool", "nm", "main.elf").contains("_rt0_amd64_tiny"));
    assertTrue(tool("readelf", "-h", "main.elf").contains("EXEC"));
    assertFalse(tool("readelf", "-l", "main.elf").contains("INTERP"));
  }

  /** A program makes no system calls: the instruction is not in it. */
  @Test
  void programHasNoSystemCalls() throws IOException {
    build("package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println() }\n");
    assertFalse(tool("objdump", "-d", "--no-show-raw-insn", "main.elf").contains("\tsyscall"));
  }

  @Test
  void wholeLibraryIsBuilt() {
    succeeds(go("build", "std"));
  }

  @Test
  void ownFilesPassVet() {
    succeeds(
        go("vet", "runtime", "syscall", "os", "internal/poll", "internal/syscall/unix", "time"));
  }

  @Test
  void hostsProgramsCanBeBuiltToo() throws IOException {
    Files.writeString(folder.resolve("main.go"), HELLO);
    succeeds(go(Map.of("GOOS", "linux"), "build", "-o", "host", "main.go"));
    assertEquals(
        "hello\n",
        ChildProcess.run(new ProcessBuilder(folder.resolve("host").toString()), LIMIT).errors());
  }

  @Test
  void runAndTestStartProgramsWithPortkit() throws IOException {
    Files.writeString(folder.resolve("main.go"), HELLO);
    Path portkit = folder.resolve("a portkit");
    Files.writeString(portkit, "#!/bin/sh\necho \"$1 $# $3\"\n[ -x \"$2\" ] && exit 7\n");
    assertTrue(portkit.toFile().setExecutable(true));
    Map<String, String> named = Map.of(TinyToolchain.COMMAND_VARIABLE, portkit.toString());
    ChildProcess.Result result = go(named, "run", "main.go", "an argument");
    assertEquals("exec 3 an argument\n", result.output());
    assertTrue(result.errors().contains("exit status 7"), result::toString);
  }

  @Test
  void toolsThatKnowNoTinyStillRun() throws IOException {
    build(HELLO);
    assertTrue(succeeds(go("tool", "nm", "main.elf")).contains("_rt0_amd64_tiny"));
    assertTrue(succeeds(go("tool", "compile", "-V")).startsWith("compile version go1."));
  }

  @Test
  void whatTinyLacksIsRefusedByName() throws IOException {
    Files.writeString(folder.resolve("main.go"), HELLO);
    for (String option : List.of("-race", "-msan", "-buildmode=pie", "-buildmode=c-shared")) {
      ChildProcess.Result result = go("build", option, "main.go");
      assertTrue(result.exitCode() != 0, option);
      assertTrue(result.errors().contains("not supported on tiny/amd64"), result::toString);
    }
  }

  @Test
  void usersFlagsStay() throws IOException {
    Map<String, String> base = Map.of("PATH", "/bin");
    GoInstallation go = InstalledGo.GO;
    GoInstallation flagged =
        new GoInstallation(go.command(), go.root(), go.version(), go.buildCache(), "-tags=x -v");
    String flags = new TinyToolchain(TINY.folder(), flagged).environment(base).get("GOFLAGS");
    assertTrue(flags.startsWith("-tags=x -v '-overlay="), flags);
    assertTrue(flags.contains("\"-toolexec='"), flags);
  }

  @Test
  void goModThatWantsANewerGoIsAnswered() throws IOException {
    Files.writeString(folder.resolve("go.mod"), "module m\n\ngo 1.99\n");
    Files.writeString(folder.resolve("main.go"), HELLO);
    ChildProcess.Result result = go("build", ".");
    assertEquals(1, result.exitCode());
    assertTrue(result.errors().contains("go.mod requires go >= 1.99"), result::toString);
  }

  @Test
  void usersGoIsNotWrittenTo() throws IOException {
    Map<String, String> before = snapshot();
    Cache cache = new Cache(folder.resolve("another cache"));
    TinyToolchain tiny = TinyToolchain.prepare(InstalledGo.GO, cache, Progress.NONE);
    assertTrue(Files.isExecutable(tiny.command()));
    assertEquals(before, snapshot());
  }

  private static Map<String, String> snapshot() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(InstalledGo.GO.root())) {
      for (Path file : all.toList()) {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        files.put(file.toString(), attributes.size() + " " + attributes.lastModifiedTime());
      }
    }
    return files;
  }
}
