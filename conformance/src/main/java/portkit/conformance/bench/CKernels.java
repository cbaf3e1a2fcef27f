package portkit.conformance.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.file.ScratchFolder;
import portkit.os.process.ChildProcess;

/** The functions of kernels.c, compiled by gcc -O2 and loaded into this JVM. */
final class CKernels {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final SymbolLookup library;

  private CKernels(SymbolLookup library) {
    this.library = library;
  }

  /** Empty where there is no gcc. */
  static Optional<CKernels> compile() {
    try (ScratchFolder folder = ScratchFolder.create("kernels");
        InputStream in = CKernels.class.getResourceAsStream("kernels.c")) {
      Path source = folder.resolve("kernels.c");
      Path library = folder.resolve("kernels.so"); // stays mapped when it has gone
      Files.copy(in, source);
      return gcc(source, library)
          ? Optional.of(new CKernels(SymbolLookup.libraryLookup(library, Arena.global())))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean gcc(Path source, Path library) {
    List<String> line =
        List.of(
            "gcc",
            "-O2",
            "-fwrapv",
            "-shared",
            "-fPIC",
            "-o",
            library.toString(),
            source.toString());
    Process process;
    try {
      process = ChildProcess.start(new ProcessBuilder(line).inheritIO());
    } catch (PortkitException e) {
      System.out.println(e.getMessage());
      return false;
    }
    if (ChildProcess.await(process, line.getFirst(), LIMIT) != 0) {
      throw new PortkitException(Failure.TOOL_MISSING, String.join(" ", line) + " failed");
    }
    return true;
  }

  MethodHandle handle(String name, MethodType type) {
    if (!type.equals(MethodType.methodType(long.class, int.class))) {
      throw new IllegalArgumentException("kernels map an int to a long, not " + type);
    }
    return Linker.nativeLinker()
        .downcallHandle(
            library.findOrThrow(name),
            FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT));
  }
}
