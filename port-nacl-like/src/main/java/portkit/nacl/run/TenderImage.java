package portkit.nacl.run;

import portkit.metal.compiler.MetalCompiler;
import portkit.metal.compiler.platform.LinuxExecutable;
import portkit.nacl.policy.Places;
import portkit.nacl.tender.Tender;

/** The tender's executable: its objects, wired here and compiled. */
public final class TenderImage {
  /** Where debuggers are to look for the sources, from the project's folder. */
  private static final String SOURCES = "port-nacl-like/src/main/java";

  private TenderImage() {}

  /** The ELF file of the tender that the port runs programs with. */
  public static byte[] build() {
    return build(Tender.sealed());
  }

  /** The ELF file of a tender that is wired in another way. */
  public static byte[] build(Tender tender) {
    MetalCompiler compiler = new MetalCompiler(TenderImage.class.getClassLoader());
    for (Object exported : tender.exports()) {
      compiler.export(exported);
    }
    return LinuxExecutable.build(compiler.compile(), Places.TENDER, "portkit-tender", SOURCES);
  }
}
