package portkit.nacl.tender;

import portkit.metal.hw.Memory;
import portkit.metal.hw.Unsigned;
import portkit.metal.port.ProgramFile;
import portkit.metal.port.Refusal;
import portkit.nacl.policy.Places;

/** Puts a program's segments at their addresses, each with its own protection (clause ENT-05). */
final class Loader {
  private final ProgramFile file = new ProgramFile(Places.PROGRAM, Places.TENDER);
  private final ProgramSpace space;
  private long entry;
  private long data;

  Loader(ProgramSpace space) {
    this.space = space;
  }

  /** Checks the file and loads the program. */
  Refusal load(FileContent content) {
    Refusal refusal = file.check(content.address(), content.size());
    entry = refusal == Refusal.NONE ? file.entry() : 0;
    for (int i = 0; refusal == Refusal.NONE && i < file.headers(); i++) {
      if (file.isSegment(i) && !load(i, content.address())) {
        refusal = Refusal.NO_MEMORY;
      }
    }
    return refusal;
  }

  /** Where the program begins. */
  long entry() {
    return entry;
  }

  /** The bytes of the segments that can be written, in whole pages. */
  long data() {
    return data;
  }

  private boolean load(int segment, long content) {
    long start = Unsigned.alignDown(file.start(segment), Places.PAGE);
    long end = Unsigned.alignUp(file.end(segment), Places.PAGE);
    if (!Startup.map(start, end - start, Startup.PROT_READ | Startup.PROT_WRITE)) {
      return false;
    }
    long bytes = file.fileEnd(segment) - file.start(segment);
    Memory.copy(file.start(segment), content + file.offset(segment), bytes);
    space.addSegment(start, end, file.isExecutable(segment));
    data += file.isWritable(segment) ? end - start : 0;
    return Startup.protect(start, end - start, protection(segment)) == 0;
  }

  private int protection(int segment) {
    if (file.isExecutable(segment)) {
      return Startup.PROT_READ | Startup.PROT_EXEC;
    }
    return file.isWritable(segment) ? Startup.PROT_READ | Startup.PROT_WRITE : Startup.PROT_READ;
  }
}
