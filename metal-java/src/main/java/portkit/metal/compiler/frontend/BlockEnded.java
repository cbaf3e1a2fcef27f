package portkit.metal.compiler.frontend;

/**
 * Thrown when the block being built has been ended by a trap, so that the rest of the straight line
 * is unreachable. {@link MethodParser} catches it and goes on with the next block.
 */
final class BlockEnded extends RuntimeException {
  private static final long serialVersionUID = 1;

  BlockEnded() {
    super(null, null, false, false);
  }
}
