package portkit.metal.dwarf;

import java.util.List;

/**
 * All that a debugger is to know of an image.
 *
 * @param name of the image
 * @param directory that the source files' names are relative to
 * @param functions by address; the code of one is contiguous
 * @param variables with fixed addresses
 */
public record CompilationUnit(
    String name, String directory, List<Function> functions, List<Variable> variables) {
  /** The same with other functions. */
  public CompilationUnit withFunctions(List<Function> others) {
    return new CompilationUnit(name, directory, others, variables);
  }

  /** The lowest address of code. */
  long low() {
    return functions.isEmpty() ? 0 : functions.getFirst().code().low();
  }

  /** The end of the code. */
  long high() {
    return functions.isEmpty() ? 0 : functions.getLast().code().high();
  }
}
