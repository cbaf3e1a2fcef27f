package portkit.hosted.trace;

import java.util.List;
import portkit.os.Errno;
import portkit.os.spec.CallSpec;
import portkit.os.spec.Contract;

/** How a call's arguments and result are written: addresses in hexadecimal, numbers in decimal. */
record CallFormat(
    String name, List<String> parameters, List<Boolean> isAddress, Result resultKind) {
  /** What a call returns. */
  enum Result {
    NOTHING,
    ADDRESS,
    NUMBER
  }

  /** The formats of all calls, by slot. */
  static List<CallFormat> all() {
    return Contract.calls().stream().map(CallFormat::of).toList();
  }

  private static CallFormat of(CallSpec call) {
    List<String> names = call.parameterNames();
    return new CallFormat(
        call.name(),
        names,
        names.stream().map(name -> call.c().contains("*" + name)).toList(),
        resultOf(call.c()));
  }

  private static Result resultOf(String prototype) {
    if (prototype.startsWith("void *")) {
      return Result.ADDRESS;
    }
    return prototype.startsWith("void") || prototype.startsWith("noreturn")
        ? Result.NOTHING
        : Result.NUMBER;
  }

  int count() {
    return parameters.size();
  }

  /** An argument for people. */
  String argument(int index, long value) {
    return isAddress.get(index) ? address(value) : Long.toString(value);
  }

  /** An argument in JSON: addresses as strings, since JSON readers lose bits of large numbers. */
  String jsonArgument(int index, long value) {
    return isAddress.get(index) ? '"' + address(value) + '"' : Long.toString(value);
  }

  /** The result for people, error codes by name; empty if there is none. */
  String result(long value) {
    return switch (resultKind) {
      case NOTHING -> "";
      case ADDRESS -> " = " + address(value);
      case NUMBER -> " = " + value + error(value);
    };
  }

  /** The result in JSON. */
  String jsonResult(long value) {
    return switch (resultKind) {
      case NOTHING -> "null";
      case ADDRESS -> '"' + address(value) + '"';
      case NUMBER -> Long.toString(value);
    };
  }

  private static String error(long value) {
    for (Errno errno : Errno.values()) {
      if (errno.result() == value) {
        return " " + errno;
      }
    }
    return "";
  }

  private static String address(long value) {
    return "0x" + Long.toHexString(value);
  }
}
