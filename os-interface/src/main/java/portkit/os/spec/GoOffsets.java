package portkit.os.spec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import portkit.os.AbiNote;
import portkit.os.FaultField;
import portkit.os.FaultKind;
import portkit.os.Field;
import portkit.os.HeaderField;
import portkit.os.Profile;

/**
 * Writes the contract for package runtime of GOOS=tiny. Assembly sees the constants too, as {@code
 * const_osCallWrite} and so on, through the go_asm.h that cmd/compile writes.
 */
final class GoOffsets {
  private GoOffsets() {}

  static String text() {
    StringBuilder out = new StringBuilder();
    // The form that Go's tools take for generated code.
    out.append("// Code ").append(Character.toLowerCase(Derived.NOTICE.charAt(0)));
    out.append(Derived.NOTICE.substring(1).replace("do not edit", "DO NOT EDIT")).append("\n\n");
    out.append("package runtime\n\n");
    Map<String, Object> version = new LinkedHashMap<>();
    version.put("osMagic", "0x%016x".formatted(AbiNote.MAGIC));
    version.put("osMajor", AbiNote.MAJOR);
    version.put("osMinor", AbiNote.MINOR);
    version.put("osTableSize", Contract.tableSize());
    constants(out, "The OS interface, version " + AbiNote.CURRENT + ".", version);
    Map<String, Object> profiles = new LinkedHashMap<>();
    for (Profile profile : Profile.values()) {
      if (profile != Profile.CORE) {
        profiles.put("osHas" + camel(profile.name()), "0x%x".formatted(profile.mask()));
      }
    }
    constants(out, "What a port may have: bits of osTable.capabilities.", profiles);
    Map<String, Object> calls = new LinkedHashMap<>();
    for (CallSpec call : Contract.calls()) {
      calls.put("osCall" + camel(call.name()), call.offset());
    }
    constants(out, "Offsets of the calls in the table.", calls);
    Map<String, Object> kinds = new LinkedHashMap<>();
    for (FaultKind kind : FaultKind.values()) {
      kinds.put("osFault" + camel(kind.name()), kind.code());
    }
    kinds.put("osFaultAddressUnknown", FaultField.ADDRESS_UNKNOWN);
    constants(out, "Kinds of faults, and the flag in osFault.flags.", kinds);
    struct(
        out, "osTable is the header of the OS table; the calls follow it.", HeaderField.values());
    out.append('\n');
    struct(out, "osFault is what the port tells the fault handler.", FaultField.values());
    return out.toString();
  }

  /** A const block with its columns aligned as gofmt wants them. */
  private static void constants(StringBuilder out, String comment, Map<String, ?> values) {
    int width = values.keySet().stream().mapToInt(String::length).max().orElse(0);
    out.append("// ").append(comment).append("\nconst (\n");
    values.forEach(
        (name, value) -> out.append("\t%%-%ds = %%s\n".formatted(width).formatted(name, value)));
    out.append(")\n\n");
  }

  private static void struct(StringBuilder out, String comment, Field[] fields) {
    int nameWidth = Arrays.stream(fields).mapToInt(f -> goName(f).length()).max().orElse(0);
    int typeWidth = Arrays.stream(fields).mapToInt(f -> goType(f.cType()).length()).max().orElse(0);
    String row = "\t%%-%ds %%-%ds // %%s\n".formatted(nameWidth, typeWidth);
    out.append("// ").append(comment).append("\ntype ");
    out.append(comment, 0, comment.indexOf(' ')).append(" struct {\n");
    for (Field field : fields) {
      out.append(row.formatted(goName(field), goType(field.cType()), field.meaning()));
    }
    out.append("}\n");
  }

  private static String goName(Field field) {
    String camel = camel(field.name());
    return Character.toLowerCase(camel.charAt(0)) + camel.substring(1);
  }

  private static String goType(String c) {
    return switch (c) {
      case "u16" -> "uint16";
      case "u32" -> "uint32";
      case "u64" -> "uint64";
      case "char **" -> "**byte";
      default -> throw new IllegalArgumentException("no Go type for " + c);
    };
  }

  private static String camel(String name) {
    return Arrays.stream(name.split("_"))
        .map(
            w ->
                w.substring(0, 1).toUpperCase(Locale.ROOT)
                    + w.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
