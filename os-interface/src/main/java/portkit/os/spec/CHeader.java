package portkit.os.spec;

import java.util.Locale;
import portkit.os.AbiNote;
import portkit.os.Errno;
import portkit.os.FaultField;
import portkit.os.FaultKind;
import portkit.os.Field;
import portkit.os.HeaderField;
import portkit.os.Profile;

/** Writes the contract as a C header, for those who write a port or a program in C. */
final class CHeader {
  private CHeader() {}

  static String text() {
    StringBuilder out = new StringBuilder();
    out.append("/* The portkit OS interface, version ").append(AbiNote.CURRENT).append(".\n");
    out.append(" * ").append(Derived.NOTICE).append(" */\n");
    out.append(
        """
        #ifndef PORTKIT_H
        #define PORTKIT_H

        #include <stddef.h>
        #include <stdint.h>

        """);
    define(out, "PORTKIT_MAGIC", "0x%016xull".formatted(AbiNote.MAGIC));
    define(out, "PORTKIT_MAJOR", AbiNote.MAJOR);
    define(out, "PORTKIT_MINOR", AbiNote.MINOR);
    define(out, "PORTKIT_NOTE_OWNER", '"' + AbiNote.OWNER + '"');
    define(out, "PORTKIT_NOTE_TYPE", AbiNote.TYPE);
    out.append("\n/* Capabilities. */\n");
    for (Profile profile : Profile.values()) {
      if (profile != Profile.CORE) {
        define(out, "PORTKIT_HAS_" + profile, "0x%xull".formatted(profile.mask()));
      }
    }
    out.append("\n/* Error codes; calls return them negated. */\n");
    for (Errno errno : Errno.values()) {
      define(out, "PORTKIT_" + errno, errno.code() + " /* " + errno.meaning() + " */");
    }
    out.append("\n/* Kinds of faults. */\n");
    for (FaultKind kind : FaultKind.values()) {
      define(out, "PORTKIT_FAULT_" + kind, kind.code());
    }
    define(out, "PORTKIT_FAULT_ADDRESS_UNKNOWN", FaultField.ADDRESS_UNKNOWN);
    out.append("\nstruct portkit_fault {\n");
    fields(out, FaultField.values());
    out.append("};\n\nstruct portkit_table {\n");
    fields(out, HeaderField.values());
    int gap = Contract.CALLS_OFFSET - Field.size(HeaderField.class);
    out.append("\tuint8_t reserved[").append(gap).append("]; /* zero */\n");
    for (CallSpec call : Contract.calls()) {
      out.append("\t/* ").append(call.summary()).append(" */\n");
      out.append('\t').append(pointer(call)).append(";\n");
    }
    out.append("};\n\n");
    for (HeaderField field : HeaderField.values()) {
      assertOffset(out, "portkit_table", field.cName(), Field.offset(field));
    }
    for (CallSpec call : Contract.calls()) {
      assertOffset(out, "portkit_table", call.name(), call.offset());
    }
    for (FaultField field : FaultField.values()) {
      assertOffset(out, "portkit_fault", field.cName(), Field.offset(field));
    }
    return out.append("\n#endif\n").toString();
  }

  private static void define(StringBuilder out, String name, Object value) {
    out.append("#define ").append(name).append(' ').append(value).append('\n');
  }

  private static void fields(StringBuilder out, Field[] fields) {
    for (Field field : fields) {
      String type = standard(field.cType());
      out.append('\t').append(type).append(type.endsWith("*") ? "" : " ").append(field.cName());
      out.append("; /* ").append(field.meaning()).append(" */\n");
    }
  }

  private static String pointer(CallSpec call) {
    String prototype = standard(call.c().replace("noreturn ", ""));
    return prototype.replace(call.name() + "(", "(*" + call.name() + ")(");
  }

  private static String standard(String c) {
    return c.replaceAll("\\bu(16|32|64)\\b", "uint$1_t").replaceAll("\\bi(32|64)\\b", "int$1_t");
  }

  private static void assertOffset(StringBuilder out, String struct, String field, int offset) {
    out.append(
        "_Static_assert(offsetof(struct %s, %s) == %d, \"%s\");\n"
            .formatted(struct, field, offset, field.toLowerCase(Locale.ROOT)));
  }
}
