package portkit.baremetal.boot;

import portkit.baremetal.memory.AddressSpace;
import portkit.baremetal.memory.DirectMap;
import portkit.baremetal.memory.FrameAllocator;
import portkit.baremetal.memory.GuestMemory;
import portkit.baremetal.memory.PageTables;
import portkit.metal.hw.Unsigned;
import portkit.metal.port.ProgramFile;
import portkit.metal.port.Refusal;
import portkit.metal.port.TableWriter;
import portkit.os.Profile;

/** Makes the boot module a program that is ready to be entered. */
public final class ProgramStart {
  /** Programs begin here or above: below it are the page at nil and the kernel's image. */
  private static final long LOWEST = 4 << 20;

  private static final long LONGEST_ARGUMENTS = 1 << 20;

  /** Below reservations: the program has not reserved them, and commit and release refuse them. */
  private static final long ARGUMENTS = AddressSpace.LOWEST - LONGEST_ARGUMENTS;

  private static final long PAGE = FrameAllocator.FRAME;

  private final FrameAllocator frames;
  private final DirectMap window;
  private final AddressSpace space;
  private final GuestMemory memory;
  private final ProgramFile file = new ProgramFile(LOWEST, ARGUMENTS);
  private final ProgramLoader loader;
  private final Arguments arguments = new Arguments();
  private final TableWriter table = new TableWriter();
  private long entry;

  /** With the memory that the program is to be put in. */
  public ProgramStart(
      FrameAllocator frames,
      PageTables tables,
      DirectMap window,
      AddressSpace space,
      GuestMemory memory) {
    this.frames = frames;
    this.window = window;
    this.space = space;
    this.memory = memory;
    this.loader = new ProgramLoader(frames, tables, window, space, file);
  }

  /** Checks and maps the program, and writes its arguments and its OS table. */
  public Refusal load(LoaderInfo info, boolean random) {
    long size = info.programEnd() - info.moduleStart();
    Refusal refusal = file.check(window.at(info.moduleStart()), size);
    if (refusal != Refusal.NONE) {
      return refusal;
    }
    entry = file.entry();
    if (!loader.load(info.moduleStart())) {
      return Refusal.NO_MEMORY;
    }
    arguments.parse(info.commandLine() == 0 ? 0 : window.at(info.commandLine()));
    long length = arguments.size();
    if (length > LONGEST_ARGUMENTS) {
      return Refusal.TOO_MANY_ARGUMENTS;
    }
    long end = Unsigned.alignUp(ARGUMENTS + length, PAGE);
    if (!space.addZeroed(ARGUMENTS, end) || !memory.isWritable(ARGUMENTS, length)) {
      return Refusal.NO_MEMORY;
    }
    arguments.write(ARGUMENTS);
    long missing = random ? info.hidden() : info.hidden() | Profile.RANDOM.mask();
    table.write(arguments.count(), ARGUMENTS, arguments.environment(ARGUMENTS), missing);
    // Behind what is mapped the file has symbols and the like, which nobody reads any more.
    long unused = (loader.unused() + PAGE - 1) & -PAGE;
    frames.add(unused, Math.max(unused, info.moduleEnd() & -PAGE));
    return Refusal.NONE;
  }

  /** The program's file, of which what is mapped stays in memory. */
  public ProgramFile file() {
    return file;
  }

  /** Where the program begins. */
  public long entry() {
    return entry;
  }

  /** The address of its OS table. */
  public long table() {
    return table.address();
  }
}
