package portkit.os.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import portkit.os.Profile;

/**
 * One sentence of the contract that can be tested, binding the port unless it names the program.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Clause.List.class)
public @interface Clause {
  /** The identifier, such as {@code MEM-03}; never reused. */
  String id();

  /** The sentence; it says MUST, MUST NOT or SHOULD as RFC 2119 does. */
  String value();

  /** The profile of a sentence that binds only ports with more than the call that it is about. */
  Profile[] profile() default {};

  /** The container that the language asks for. */
  @Documented
  @Target({ElementType.METHOD, ElementType.TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @interface List {
    /** The clauses. */
    Clause[] value();
  }
}
