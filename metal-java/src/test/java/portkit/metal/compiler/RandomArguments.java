package portkit.metal.compiler;

import java.lang.reflect.Method;
import java.util.random.RandomGenerator;

/** Arguments for calls: numbers at which something changes, small ones, and any. */
final class RandomArguments {
  private static final long[] EDGES = {
    0,
    1,
    -1,
    2,
    7,
    31,
    32,
    63,
    64,
    127,
    128,
    255,
    256,
    65535,
    65536,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Integer.MIN_VALUE + 1L,
    1L << 32,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private RandomArguments() {}

  static Object[] of(Method method, RandomGenerator random) {
    Class<?>[] types = method.getParameterTypes();
    Object[] out = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      out[i] = boxed(types[i], bits(random));
    }
    return out;
  }

  private static long bits(RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> EDGES[random.nextInt(EDGES.length)];
      case 1 -> random.nextInt(-9, 10);
      case 2 -> random.nextInt();
      default -> random.nextLong();
    };
  }

  private static Object boxed(Class<?> type, long bits) {
    return switch (type.descriptorString()) {
      case "Z" -> (bits & 1) != 0;
      case "B" -> (byte) bits;
      case "C" -> (char) bits;
      case "S" -> (short) bits;
      case "I" -> (int) bits;
      default -> bits;
    };
  }
}
