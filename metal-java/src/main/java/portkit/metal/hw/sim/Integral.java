package portkit.metal.hw.sim;

/** Values in 64-bit registers, as the calling convention passes them. */
final class Integral {
  private Integral() {}

  static Object narrow(Class<?> type, long register) {
    return switch (type.getName()) {
      case "long" -> register;
      case "int" -> (int) register;
      case "short" -> (short) register;
      case "char" -> (char) register;
      case "byte" -> (byte) register;
      case "boolean" -> (register & 1) != 0;
      default ->
          throw new SimulationException(
              "an exported method cannot have a parameter of type " + type.getName());
    };
  }

  static long widen(Object result) {
    return switch (result) {
      case null -> 0;
      case Number number -> number.longValue();
      case Character character -> character;
      case Boolean bool -> bool ? 1 : 0;
      default ->
          throw new SimulationException(
              "an exported method cannot have a result of type " + result.getClass().getName());
    };
  }
}
