package portkit.metal.compiler.debug;

import portkit.metal.compiler.Image;
import portkit.metal.compiler.Program;
import portkit.metal.dwarf.CompilationUnit;

/** All that debuggers are told of an image. */
public final class ImageInfo {
  private ImageInfo() {}

  /**
   * Its functions and the fields of its objects.
   *
   * @param name for debuggers
   * @param sourceRoot the folder that source files are relative to
   */
  public static CompilationUnit of(Program program, Image image, String name, String sourceRoot) {
    return new CompilationUnit(
        name,
        sourceRoot,
        image.functions().stream().map(f -> FunctionInfo.of(f, image.code())).toList(),
        HeapVariables.of(image.heap(), program.world()));
  }
}
