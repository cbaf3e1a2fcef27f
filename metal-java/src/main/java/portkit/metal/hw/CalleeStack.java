package portkit.metal.hw;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How much of this stack the functions may take that the method calls through {@link
 * FunctionPointer}. The compiler cannot see them and counts this figure in every stack bound above;
 * a method that calls through a pointer without it is a build error.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CalleeStack {
  /** Bytes, the callee's return address included. */
  int value();
}
