package portkit.metal.compiler.frontend;

import portkit.metal.compiler.world.JavaMethod;

/** Which calls become part of the caller. */
final class Inlining {
  /** A call with its moves takes about as many bytes as this much bytecode. */
  private static final int ALWAYS = 12;

  /** Above this the code grows more than the caller gains. */
  private static final int SMALL = 60;

  /** How deep small methods nest. */
  private static final int DEPTH = 10;

  /** What a compiled method may come to, in bytes of bytecode, before only tiny methods go in. */
  private static final int CALLER = 1500;

  private Inlining() {}

  static boolean pays(JavaMethod target, MethodParser caller) {
    int size = target.bytecode().size();
    if (caller.depth() >= DEPTH || caller.isBeingParsed(target)) {
      return false;
    }
    return size <= ALWAYS || (size <= SMALL && caller.code().size() <= CALLER);
  }
}
