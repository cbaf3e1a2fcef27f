package portkit.metal.hw;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that the compiler replaces by machine code of its own; the body is only for the JVM.
 * Methods that differ in nothing but the number of their arguments share a name.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Intrinsic {
  /** The operation's stable name, by which the compiler knows it. */
  String value();

  /** What the optimiser must assume of it. */
  Effect effect() default Effect.ACCESS;
}
