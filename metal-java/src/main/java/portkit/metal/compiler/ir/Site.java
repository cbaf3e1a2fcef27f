package portkit.metal.compiler.ir;

import portkit.metal.compiler.world.JavaMethod;

/**
 * A place in the source.
 *
 * @param line 0 where the class file does not say
 * @param caller the call that was inlined here, or null
 */
public record Site(JavaMethod method, int line, Site caller) {
  /** As a Java stack trace prints it. */
  public String at() {
    return "%s.%s(%s:%d)".formatted(method.className(), method.name(), method.sourceFile(), line);
  }

  /** This place, then each call it was inlined into. */
  public String chain() {
    StringBuilder out = new StringBuilder(at());
    for (Site s = caller; s != null; s = s.caller) {
      out.append(" < ").append(s.at());
    }
    return out.toString();
  }

  /** The place in the method that was compiled, not inlined. */
  public Site root() {
    return caller == null ? this : caller.root();
  }
}
