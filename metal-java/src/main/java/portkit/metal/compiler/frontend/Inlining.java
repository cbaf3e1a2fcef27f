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

  /** Up to this a method that is called once moves to where it is called. */
  private static final int ONCE = 300;

  /** What a function may come to, in bytes of bytecode, before only tiny methods go in. */
  private static final int FUNCTION = 4000;

  /** The same for methods that are called once: one more call is cheaper than registers for all. */
  private static final int FUNCTION_WITH_ONCE = 1500;

  private Inlining() {}

  static boolean pays(JavaMethod target, MethodParser caller, Findings findings) {
    int size = target.bytecode().size();
    if (caller.depth() >= DEPTH || caller.isBeingParsed(target)) {
      return false;
    }
    int function = caller.functionSize() + size;
    return size <= ALWAYS
        || (size <= SMALL && function <= FUNCTION)
        || (size <= ONCE && function <= FUNCTION_WITH_ONCE && findings.wasCalledOnce(target));
  }
}
