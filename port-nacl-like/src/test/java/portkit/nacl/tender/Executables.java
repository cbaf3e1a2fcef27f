package portkit.nacl.tender;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import portkit.metal.compiler.MetalCompiler;
import portkit.metal.compiler.Program;
import portkit.metal.compiler.platform.LinuxExecutable;
import portkit.metal.compiler.platform.OsTableProgram;
import portkit.nacl.run.TenderImage;
import portkit.os.process.ChildProcess;

/** The tender, and programs in metal Java, as files of a test. */
final class Executables {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final long BASE = 0x40_0000;
  private static final int SECTION_HEADER = 64;

  /** A name that has room for the other. */
  private static final String OTHER_TABLE = ".debug_line";

  private final Path folder;
  private final Path tender;
  private final Path probe;

  Executables(Path folder) throws IOException {
    this.folder = folder;
    tender = file("tender", TenderImage.build());
    probe = file("probe", OsTableProgram.build(compile(new Probe()), BASE, "probe", "."));
  }

  Path tender() {
    return tender;
  }

  Path probe() {
    return probe;
  }

  Path file(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  Path withoutSeccomp() throws IOException {
    return file(
        "without",
        LinuxExecutable.build(compile(new WithoutSeccomp()), 0x2000_0000L, "without", "."));
  }

  /** The probe with a section header that says that it has Go's table, and where. */
  byte[] withTable(long address) throws IOException {
    ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(probe)).order(ByteOrder.LITTLE_ENDIAN);
    int table = (int) elf.getLong(40);
    int names = (int) elf.getLong(table + elf.getShort(62) * SECTION_HEADER + 24);
    for (int i = 0; i < elf.getShort(60); i++) {
      int header = table + i * SECTION_HEADER;
      int name = names + elf.getInt(header);
      if (OTHER_TABLE.equals(US_ASCII.decode(elf.slice(name, OTHER_TABLE.length())).toString())) {
        elf.put(name, ".gopclntab\0".getBytes(US_ASCII));
        elf.putLong(header + 16, address);
        return elf.array();
      }
    }
    throw new IllegalStateException("the probe has no section " + OTHER_TABLE);
  }

  private static Program compile(Object root) {
    return new MetalCompiler(Executables.class.getClassLoader()).export(root).compile();
  }

  /** Runs the tender. */
  ChildProcess.Result run(Object... arguments) {
    List<String> line = new ArrayList<>(List.of(tender.toString()));
    Arrays.stream(arguments).map(Object::toString).forEach(line::add);
    return start(line);
  }

  static ChildProcess.Result start(List<String> line) {
    return ChildProcess.run(new ProcessBuilder(line), LIMIT);
  }
}
