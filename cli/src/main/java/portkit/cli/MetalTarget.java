package portkit.cli;

import java.nio.file.Path;
import portkit.metal.boot.BootImage;
import portkit.metal.compiler.Image;
import portkit.metal.compiler.Program;
import portkit.metal.compiler.platform.Freestanding;
import portkit.metal.compiler.platform.LinuxExecutable;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** What an image is made for. */
enum MetalTarget {
  /** The bare machine, booted through PVH or Multiboot2. */
  FREESTANDING {
    @Override
    Linked link(Program program, String name, Path sources, long limit) {
      Image laidOut = Freestanding.layOut(program);
      return new Linked() {
        @Override
        public Image image() {
          return laidOut;
        }

        @Override
        public byte[] file() {
          return BootImage.build(
              Freestanding.link(program, laidOut, name, sources.toString()), limit);
        }
      };
    }
  },

  /** A static executable for Linux. */
  LINUX {
    @Override
    Linked link(Program program, String name, Path sources, long limit) {
      LinuxExecutable executable = LinuxExecutable.layOut(program, LINUX_BASE);
      long end = executable.image().code().origin() + executable.image().code().size();
      if (end > limit) {
        throw new PortkitException(
            Failure.OUT_OF_RANGE,
            "the executable takes 0x%x to 0x%x, but must end at 0x%x: make it smaller by 0x%x bytes"
                .formatted(LINUX_BASE, end, limit, end - limit));
      }
      return new Linked() {
        @Override
        public Image image() {
          return executable.image();
        }

        @Override
        public byte[] file() {
          return executable.file(name, sources.toString());
        }
      };
    }
  };

  /** Where linkers put static executables on x86-64. */
  private static final long LINUX_BASE = 0x40_0000;

  /** A linked program. */
  interface Linked {
    /** Its data and code at their addresses. */
    Image image();

    /** The bytes of its ELF file. */
    byte[] file();
  }

  /**
   * Links a program.
   *
   * @param name for debuggers
   * @param sources the folder that debuggers look for sources in
   * @param limit where the image must have ended
   */
  abstract Linked link(Program program, String name, Path sources, long limit);
}
