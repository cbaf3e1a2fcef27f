package portkit.os.spec;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import portkit.os.Profile;

/**
 * A call of the table.
 *
 * @param slot its place in the table, from 0
 * @param name its name, in Java as in C
 * @param profile the profile it belongs to
 * @param c its C prototype
 * @param summary what it does, in one line
 * @param clauses the contract's clauses about it
 * @param noPromises the non-guarantees
 * @param method the method of {@link portkit.os.Os} that it is
 */
public record CallSpec(
    int slot,
    String name,
    Profile profile,
    String c,
    String summary,
    List<ClauseSpec> clauses,
    List<String> noPromises,
    Method method) {

  static CallSpec of(Method method) {
    Call call = method.getAnnotation(Call.class);
    return new CallSpec(
        call.slot(),
        method.getName(),
        call.profile(),
        call.c(),
        call.summary(),
        ClauseSpec.of(method, method.getName(), call.profile()),
        Contract.noPromises(method),
        method);
  }

  /** The offset of its entry in the table, in bytes. */
  public int offset() {
    return Contract.CALLS_OFFSET + 8 * slot;
  }

  /** The names of its parameters, as the C prototype has them. */
  public List<String> parameterNames() {
    String list = c.substring(c.indexOf(name + "(") + name.length() + 1, c.lastIndexOf(')'));
    return list.equals("void")
        ? List.of()
        : Arrays.stream(list.split(", (?![^(]*\\))")).map(CallSpec::parameterName).toList();
  }

  private static String parameterName(String declaration) {
    int pointer = declaration.indexOf("(*");
    return pointer >= 0
        ? declaration.substring(pointer + 2, declaration.indexOf(')'))
        : declaration.substring(
            Math.max(declaration.lastIndexOf(' '), declaration.lastIndexOf('*')) + 1);
  }
}
