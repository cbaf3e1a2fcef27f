package portkit.conformance.suite;

import java.util.Locale;
import portkit.os.Profile;
import portkit.os.spec.CallSpec;
import portkit.os.spec.Contract;

/** Scripts made from the contract: what it says of every call and every profile. */
final class TableScripts {
  private TableScripts() {}

  /** The cases. */
  static String text() {
    StringBuilder out = new StringBuilder();
    out.append(".case entries-and-capabilities\n");
    out.append("r9 = add table TABLE.CAPABILITIES\nr9 = load64 r9\n");
    for (CallSpec call : Contract.calls()) {
      String name = call.name().toUpperCase(Locale.ROOT);
      out.append("r1 = add table TABLE.%s\nr1 = load64 r1\n".formatted(name));
      if (call.profile() == Profile.CORE) {
        out.append("expect TAB-02 r1 != 0\n");
      } else {
        out.append("r2 = and r9 PROFILE.%s\n".formatted(call.profile()));
        out.append("if r2 != 0 goto has-%s\n".formatted(name));
        out.append("expect TAB-02 r1 == 0\ngoto next-%s\n".formatted(name));
        out.append("has-%s: expect TAB-02 r1 != 0\nnext-%s:\n".formatted(name, name));
      }
    }
    out.append(".case capabilities-require\n.tests TAB-03\n");
    out.append("r9 = add table TABLE.CAPABILITIES\nr9 = load64 r9\n");
    for (Profile profile : Profile.values()) {
      for (Profile required : profile.requires()) {
        String label = profile + "-" + required;
        out.append("r2 = and r9 PROFILE.%s\n".formatted(profile));
        out.append("if r2 == 0 goto %s\n".formatted(label));
        out.append("expect TAB-03 r9 has PROFILE.%s\n%s:\n".formatted(required, label));
      }
    }
    out.append("expect TAB-03 r9 >= 0\n");
    return out.toString();
  }
}
