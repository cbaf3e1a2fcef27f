package portkit.baremetal.image;

import portkit.baremetal.board.Board;
import portkit.baremetal.kernel.Kernel;
import portkit.metal.boot.BootImage;
import portkit.metal.compiler.MetalCompiler;
import portkit.metal.compiler.platform.Freestanding;

/** The bootable image of a board: its kernel, wired here and compiled. */
public final class BareMetalImage {
  /** Where programs begin, and the image must have ended. */
  private static final long PROGRAMS = 4 << 20;

  /** Where debuggers are to look for the sources, from the project's folder. */
  private static final String SOURCES = "port-baremetal/src/main/java";

  private BareMetalImage() {}

  /** The image's ELF file. */
  public static byte[] build(Board board) {
    return build(board.name(), new Kernel(board));
  }

  /** The ELF file of a kernel that is wired in another way. */
  public static byte[] build(String name, Kernel kernel) {
    MetalCompiler compiler = new MetalCompiler(BareMetalImage.class.getClassLoader());
    for (Object exported : kernel.exports()) {
      compiler.export(exported);
    }
    return BootImage.build(
        Freestanding.link(compiler.compile(), "portkit-" + name, SOURCES), PROGRAMS);
  }
}
