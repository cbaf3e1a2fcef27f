package portkit.conformance.guest;

/** What registers are loaded with, and whether it was still in the vector registers afterwards. */
final class Patterns {
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  /**
   * The sign and exponent of a negative float, four bytes each: its root is an invalid operation.
   */
  private static final long NEGATIVE = 0xC000_0000_C000_0000L;

  private static final long FRACTIONS = 0x003F_FFFF_003F_FFFFL;
  private static final int GENERAL = 16;
  private static final int VECTOR_BYTES = Lane.VECTORS_FOUND - Lane.VECTORS;

  private static final long AVX = 1 << 28;

  /** XCR0: the state of SSE and AVX. */
  private static final long VECTORS = 6;

  private final Ground ground;

  Patterns(Ground ground) {
    this.ground = ground;
  }

  /** Runs a routine with registers made from the seed; gives the state that was lost. */
  long run(Routine routine, long lane, long a, long b, long seed) {
    for (int i = 0; i < GENERAL; i++) {
      ground.store64(lane + Lane.GENERAL + i * 8L, (seed + i + 1) * SPREAD);
    }
    ground.store64(lane + Lane.X87, seed + 1);
    for (int i = 0; i < VECTOR_BYTES; i += Long.BYTES) {
      long bits = (seed + i + 1) * SPREAD;
      ground.store64(lane + Lane.VECTORS + i, NEGATIVE | (bits & FRACTIONS));
      ground.store64(lane + Lane.VECTORS_FOUND + i, 0);
    }
    ground.store64(lane + Lane.WIDE, hasWideVectors(lane) ? 1 : 0);
    return ground.routine(routine, lane, a, b, 0);
  }

  /** Whether the processor has AVX and the port has turned it on (SDM vol. 1, 14.3). */
  private boolean hasWideVectors(long lane) {
    ground.routine(Routine.CPU, lane, 1, 0, 0);
    long features = ground.load64(lane + Lane.CPU + 2 * Long.BYTES);
    long enabled = ground.load64(lane + Lane.CPU + 4 * Long.BYTES);
    return (features & AVX) != 0 && (enabled & VECTORS) == VECTORS;
  }
}
