package portkit.os.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import portkit.os.Profile;

/** Makes a method of {@link portkit.os.Os} a call of the table. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Call {
  /** The call's place in the table, from 0; never reused. */
  int slot();

  /** The profile it belongs to. */
  Profile profile();

  /** Its C prototype, in the SysV AMD64 calling convention. */
  String c();

  /** What it does, in one line. */
  String summary();
}
