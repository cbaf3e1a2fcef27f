package portkit.metal.hw;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The most stack, in bytes, that an {@link Export exported} method and everything it calls may
 * take. The bound is exact, since recursion is rejected; exceeding the budget is a build error.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface StackBudget {
  /** Bytes, the return address of the method itself included. */
  int value();
}
