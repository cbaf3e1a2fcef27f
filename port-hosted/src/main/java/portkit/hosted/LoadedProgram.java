package portkit.hosted;

import java.util.ArrayList;
import java.util.List;
import portkit.hosted.host.Kernel;
import portkit.hosted.host.Native;
import portkit.hosted.memory.AddressSpace;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.elf.ProgramImage;
import portkit.os.elf.Segment;

/** A program's segments at their addresses, each with its own protection (clause ENT-05). */
final class LoadedProgram implements AutoCloseable {
  private final ProgramImage program;
  private final List<Segment> mapped = new ArrayList<>();

  private LoadedProgram(ProgramImage program) {
    this.program = program;
  }

  /**
   * Maps all segments, or none.
   *
   * @throws PortkitException {@link Failure#ADDRESS_TAKEN} if the JVM uses the addresses
   */
  static LoadedProgram map(ProgramImage program, AddressSpace memory) {
    LoadedProgram loaded = new LoadedProgram(program);
    try {
      for (Segment segment : program.segments()) {
        loaded.map(segment);
      }
    } catch (PortkitException e) {
      loaded.close();
      throw e;
    }
    for (Segment segment : program.segments()) {
      lend(segment, memory);
    }
    return loaded;
  }

  private void map(Segment segment) {
    long size = segment.lastPageEnd() - segment.firstPage();
    int writable = Kernel.PROT_READ | Kernel.PROT_WRITE;
    long at = Kernel.mapAt(segment.firstPage(), size, writable);
    if (at == Kernel.EEXIST || at == Kernel.EPERM) {
      throw taken(segment);
    }
    if (at < 0) {
      throw new PortkitException(
          Failure.ADDRESS_TAKEN,
          program.name() + ": " + segment + " cannot be mapped (error " + -at + ")");
    }
    mapped.add(segment);
    if (at != segment.firstPage()) { // a kernel before 4.17 takes the address for a hint
      throw taken(segment);
    }
    Native.memory(segment.address(), segment.fileSize()).put(program.content(segment));
    if (protection(segment) != writable) {
      Kernel.protect(segment.firstPage(), size, protection(segment));
    }
  }

  private PortkitException taken(Segment segment) {
    return new PortkitException(
        Failure.ADDRESS_TAKEN,
        program.name()
            + ": "
            + segment
            + " needs addresses that this JVM uses; start Java with"
            + " -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0, or make the program"
            + " smaller");
  }

  private static void lend(Segment segment, AddressSpace memory) {
    long size = segment.lastPageEnd() - segment.firstPage();
    if (segment.writable()) {
      memory.lend(segment.firstPage(), size);
    } else if (segment.readable()) {
      memory.lendToRead(segment.firstPage(), size);
    }
  }

  private static int protection(Segment segment) {
    return (segment.readable() ? Kernel.PROT_READ : 0)
        | (segment.writable() ? Kernel.PROT_WRITE : 0)
        | (segment.executable() ? Kernel.PROT_EXECUTE : 0);
  }

  @Override
  public void close() {
    for (Segment segment : mapped) {
      Kernel.unmap(segment.firstPage(), segment.lastPageEnd() - segment.firstPage());
    }
    mapped.clear();
  }
}
