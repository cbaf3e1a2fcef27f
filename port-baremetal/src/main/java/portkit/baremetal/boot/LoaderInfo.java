package portkit.baremetal.boot;

import portkit.metal.hw.layout.BootInfo;
import portkit.metal.hw.layout.Multiboot2;
import portkit.metal.hw.layout.PvhStartInfo;
import portkit.metal.port.Intervals;

/**
 * What the boot loader says of the machine, from either of its protocols: which memory is there,
 * where the program's file lies, and the command line. All addresses are physical and below 4 GiB.
 */
public final class LoaderInfo {
  private static final int RAM = PvhStartInfo.MemoryMapEntry.RAM;

  private final Intervals memory;
  private long moduleStart;
  private long moduleEnd;
  private long programEnd;
  private long commandLine;
  private long hidden;

  /** An empty one, with room for so many ranges of memory. */
  public LoaderInfo(int ranges) {
    memory = new Intervals(ranges);
  }

  /** Reads what the boot code was handed; only while low memory is mapped to itself. */
  public void read(long bootInfo) {
    long start = BootInfo.START.get(bootInfo);
    if (BootInfo.PROTOCOL.get(bootInfo) == BootInfo.PVH) {
      readPvh(start);
    } else {
      readMultiboot2(start);
    }
    programEnd = moduleEnd;
    long trailer = ModuleTrailer.find(moduleStart, moduleEnd);
    if (trailer != 0) {
      programEnd = trailer - ModuleTrailer.TEXT_SIZE.get(trailer);
      commandLine = programEnd;
      hidden = ModuleTrailer.HIDDEN.get(trailer);
    }
  }

  /** Memory for any use, whatever lies in it now. */
  public Intervals memory() {
    return memory;
  }

  /** The end of the highest memory; 0 if there is none. */
  public long memoryEnd() {
    return memory.count() == 0 ? 0 : memory.to(memory.count() - 1);
  }

  /** Whether there is a program. */
  public boolean hasModule() {
    return moduleEnd > moduleStart;
  }

  /** Where the module, which is first of all the program's file, begins. */
  public long moduleStart() {
    return moduleStart;
  }

  /** Where the module ends. */
  public long moduleEnd() {
    return moduleEnd;
  }

  /** Where the program's file in it ends. */
  public long programEnd() {
    return programEnd;
  }

  /** Profiles of the OS interface that are to be missing, as capability bits. */
  public long hidden() {
    return hidden;
  }

  /** The command line, a C string, or 0. */
  public long commandLine() {
    return commandLine;
  }

  private void readPvh(long info) {
    commandLine = PvhStartInfo.COMMAND_LINE.get(info);
    if (PvhStartInfo.MODULE_COUNT.get(info) != 0) {
      long module = PvhStartInfo.MODULES.get(info);
      moduleStart = PvhStartInfo.Module.ADDRESS.get(module);
      moduleEnd = moduleStart + PvhStartInfo.Module.SIZE.get(module);
    }
    int count = PvhStartInfo.MEMORY_MAP_COUNT.get(info);
    long map = PvhStartInfo.MEMORY_MAP.get(info);
    for (int i = 0; i < count; i++) {
      long entry = PvhStartInfo.MemoryMapEntry.LAYOUT.at(map, i, count);
      if (PvhStartInfo.MemoryMapEntry.TYPE.get(entry) == RAM) {
        addMemory(
            PvhStartInfo.MemoryMapEntry.ADDRESS.get(entry),
            PvhStartInfo.MemoryMapEntry.SIZE.get(entry));
      }
    }
  }

  private void readMultiboot2(long info) {
    long module = Multiboot2.find(info, Multiboot2.Tag.MODULE);
    if (module != 0) {
      moduleStart = Multiboot2.Module.START.getUnsigned(module);
      moduleEnd = Multiboot2.Module.END.getUnsigned(module);
      commandLine = Multiboot2.Module.commandLine(module);
    }
    long map = Multiboot2.find(info, Multiboot2.Tag.MEMORY_MAP);
    if (map == 0) {
      return;
    }
    for (int i = 0; i < Multiboot2.MemoryMap.count(map); i++) {
      long entry = Multiboot2.MemoryMap.entry(map, i);
      if (Multiboot2.MemoryMapEntry.TYPE.get(entry) == RAM) {
        addMemory(
            Multiboot2.MemoryMapEntry.ADDRESS.get(entry),
            Multiboot2.MemoryMapEntry.SIZE.get(entry));
      }
    }
  }

  /** More ranges than there is room for are memory that is not used. */
  private void addMemory(long start, long size) {
    if (size > 0 && start >= 0 && start + size > start) {
      boolean _ = memory.add(start, start + size);
    }
  }
}
