package portkit.os.spec;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import portkit.os.AbiNote;
import portkit.os.Errno;
import portkit.os.FaultField;
import portkit.os.FaultKind;
import portkit.os.Field;
import portkit.os.HeaderField;
import portkit.os.Profile;

/** Writes the reference page of the interface. */
final class AbiReference {
  private AbiReference() {}

  static String text() {
    StringBuilder out = new StringBuilder();
    out.append("# The OS interface, version ").append(AbiNote.CURRENT).append("\n\n");
    out.append("<!-- ").append(Derived.NOTICE).append(" -->\n\n");
    out.append(
        """
        A program gets the address of the **OS table** in RDI at its entry point: a header, then one C function pointer
        (SysV AMD64) per call. Nothing else crosses between program and port. All numbers are little-endian.

        The program announces the version it is written for in an ELF note (`PT_NOTE`): owner `%s`, type %d, descriptor
        two 32-bit words, major and minor version. A port of version %s starts programs of major version %d and of a
        minor version up to %d.

        """
            .formatted(AbiNote.OWNER, AbiNote.TYPE, AbiNote.CURRENT, AbiNote.MAJOR, AbiNote.MINOR));
    out.append("## Header\n\n");
    fields(out, HeaderField.values(), Stream.of(HeaderField.values()).map(Field::offset).toList());
    out.append(
        "\nThe bytes up to the first call, at %d, are zero.\n".formatted(Contract.CALLS_OFFSET));
    out.append("\n## Calls\n\n| offset | call | profile | what it does |\n|---|---|---|---|\n");
    for (CallSpec call : Contract.calls()) {
      out.append(
          "| %d | [`%s`](#%s) | %s | %s |\n"
              .formatted(
                  call.offset(), call.c(), call.name(), title(call.profile()), call.summary()));
    }
    out.append("\n## Profiles\n\n| profile | capability | requires | calls |\n|---|---|---|---|\n");
    for (Profile profile : Profile.values()) {
      out.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  title(profile),
                  profile == Profile.CORE ? "always" : "0x%x".formatted(profile.mask()),
                  profile.requires().stream()
                      .sorted(Comparator.naturalOrder())
                      .map(AbiReference::title)
                      .collect(Collectors.joining(", ")),
                  Contract.calls().stream()
                      .filter(call -> call.profile() == profile)
                      .map(call -> "`" + call.name() + "`")
                      .collect(Collectors.joining(", "))));
    }
    out.append("\n## Error codes\n\nA call that fails returns the negated code.\n\n");
    out.append("| name | code | meaning |\n|---|---|---|\n");
    for (Errno errno : Errno.values()) {
      out.append("| %s | %d | %s |\n".formatted(errno, errno.code(), errno.meaning()));
    }
    out.append("\n## Fault record\n\n");
    fields(out, FaultField.values(), Stream.of(FaultField.values()).map(Field::offset).toList());
    out.append("\n| kind | code |\n|---|---|\n");
    for (FaultKind kind : FaultKind.values()) {
      out.append("| %s | %d |\n".formatted(kind, kind.code()));
    }
    out.append("\n# The contract\n\n## In general\n\n");
    contract(out, Profile.CORE, Contract.generalClauses(), Contract.generalNoPromises());
    for (CallSpec call : Contract.calls()) {
      out.append("\n## ").append(call.name()).append("\n\n```c\n").append(call.c());
      out.append(";\n```\n\n");
      contract(out, call.profile(), call.clauses(), call.noPromises());
    }
    return out.toString();
  }

  private static void fields(StringBuilder out, Field[] fields, List<Integer> offsets) {
    out.append("| offset | type | field | meaning |\n|---|---|---|---|\n");
    for (int i = 0; i < fields.length; i++) {
      Field field = fields[i];
      out.append(
          "| %d | `%s` | `%s` | %s |\n"
              .formatted(offsets.get(i), field.cType(), field.cName(), field.meaning()));
    }
  }

  private static void contract(
      StringBuilder out, Profile profile, List<ClauseSpec> clauses, List<String> noPromises) {
    for (ClauseSpec clause : clauses) {
      out.append("- **").append(clause.id()).append("** ").append(clause.text());
      out.append(clause.profile() == profile ? "" : " (" + title(clause.profile()) + ")");
      out.append('\n');
    }
    if (!noPromises.isEmpty()) {
      out.append("\nNot promised:\n\n");
      noPromises.forEach(sentence -> out.append("- ").append(sentence).append('\n'));
    }
  }

  private static String title(Profile profile) {
    return profile.name().charAt(0) + profile.name().substring(1).toLowerCase(Locale.ROOT);
  }
}
