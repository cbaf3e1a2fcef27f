package portkit.os.spec;

import java.nio.file.Path;
import java.util.List;

/**
 * A checked-in file that is derived from the contract. A test compares each with what is checked
 * in; {@link Generate} writes them.
 *
 * @param path where it stands, from the project's root
 * @param text what must stand there
 */
public record Derived(Path path, String text) {
  static final String NOTICE = "Generated from portkit.os.Os by scripts/generate; do not edit.";

  /** All derived files. */
  public static List<Derived> all() {
    return List.of(
        new Derived(
            Path.of("os-interface/src/main/java/portkit/os/OsTable.java"), JavaOffsets.text()),
        new Derived(Path.of("os-interface/src/main/c/portkit.h"), CHeader.text()),
        new Derived(Path.of("go-runtime/src/main/go/runtime/zostable_tiny.go"), GoOffsets.text()),
        new Derived(Path.of("docs/abi.md"), AbiReference.text()));
  }
}
