package portkit.metal.hw;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A promise: while this method runs, nothing that it calls, however far away, turns interrupts on.
 * The compiler follows every call path from it; a path to a method that {@link EnablesInterrupts}
 * is a build error that shows the path.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Uninterruptible {
  /** Why an interrupt would do harm; part of the build error. */
  String value();
}
