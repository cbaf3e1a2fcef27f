package portkit.nacl.source;

/**
 * A place in source code.
 *
 * @param function the name of the function whose code it is; that of the caller if it was inlined
 * @param file as the compiler was told it
 * @param line from 1
 */
public record Position(String function, String file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
