package portkit.metal.compiler;

import java.util.List;

/** The classes of methods that were written to be compared with the JVM. */
final class WrittenCases {
  static final List<Class<?>> CLASSES =
      List.of(
          ArithmeticCases.class,
          LanguageCases.class,
          LoopCases.class,
          LibraryCases.class,
          CallCases.class,
          SwitchCases.class,
          RecordCases.class,
          LambdaCases.class,
          AtomicCases.class,
          ClassCases.class,
          TrapCases.class);

  private WrittenCases() {}
}
