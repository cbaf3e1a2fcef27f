package portkit.conformance.guest;

import java.nio.ByteBuffer;
import portkit.metal.compiler.MetalCompiler;
import portkit.metal.compiler.platform.OsTableProgram;

/** The guest's ELF file. */
public final class GuestProgram {
  private static final long BASE = 0x40_0000;
  private static final String SOURCES = "conformance/src/main/java";

  private GuestProgram() {}

  /** Compiles it. */
  public static ByteBuffer build() {
    MetalCompiler compiler = new MetalCompiler(GuestProgram.class.getClassLoader());
    return ByteBuffer.wrap(
        OsTableProgram.build(
            compiler.export(new Guest()).compile(),
            BASE,
            "conformance-guest",
            SOURCES,
            RoutineCode::emit));
  }
}
