package portkit.metal.hw;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An entry of the image: a method that code outside of the image, or {@link FunctionPointer#call},
 * may call by its symbol with the System V AMD64 convention. Parameters and result are integral
 * types. An instance method belongs to the one object of its class that the image's root holds.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Export {
  /** The symbol; unique in an image. */
  String value();
}
