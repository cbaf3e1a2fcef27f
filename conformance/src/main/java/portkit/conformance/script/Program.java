package portkit.conformance.script;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import portkit.conformance.guest.Area;
import portkit.conformance.guest.Encoding;
import portkit.conformance.guest.Lane;
import portkit.conformance.guest.Operation;
import portkit.os.spec.CallSpec;
import portkit.os.spec.Contract;

/** A script translated for the guest. */
public final class Program {
  private static final Map<String, Operation> OPERATIONS = new HashMap<>();
  private static final Map<String, CallSpec> CALLS = new HashMap<>();
  private static final String WATCH = "watch.";

  static {
    for (Operation operation : Operation.values()) {
      OPERATIONS.put(operation.name().toLowerCase(Locale.ROOT), operation);
    }
    List.of("call", "watch").forEach(OPERATIONS::remove);
    for (CallSpec call : Contract.calls()) {
      CALLS.put(call.name(), call);
    }
  }

  private final List<LaneCode> lanes = new ArrayList<>();
  private LaneCode lane = new LaneCode();

  private Program() {
    lanes.add(lane);
  }

  /**
   * The argument that makes the guest run a script.
   *
   * @throws portkit.os.PortkitException that names the line, if there is an error in it
   */
  public static String argument(Script script) {
    Program program = new Program();
    for (int i = 0; i < script.lines().size(); i++) {
      String line = script.lines().get(i);
      int comment = line.indexOf('#');
      String text = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!text.isEmpty() && !text.startsWith(".")) {
        program.line(List.of(text.split("\\s+")), i + 1);
      }
    }
    return text(program.finish());
  }

  private void line(List<String> words, int line) {
    String first = words.getFirst();
    if (first.endsWith(":")) {
      lane.label(first.substring(0, first.length() - 1), line);
      if (words.size() > 1) {
        line(words.subList(1, words.size()), line);
      }
    } else if (first.equals("lane")) {
      require(words.size() == 2 && words.get(1).equals("" + lanes.size()), line, "lane NUMBER");
      lane = new LaneCode();
      lanes.add(lane);
    } else if (words.size() > 2 && words.get(1).equals("=")) {
      statement(words.get(2), Lines.register(first, line), words.subList(3, words.size()), line);
    } else {
      statement(first, -1, words.subList(1, words.size()), line);
    }
  }

  private void statement(String name, int result, List<String> operands, int line) {
    boolean watched = name.startsWith(WATCH);
    CallSpec call = CALLS.get(watched ? name.substring(WATCH.length()) : name);
    if (call != null) {
      int register = result < 0 ? Lane.NO_REGISTER : result;
      call(watched ? Operation.WATCH : Operation.CALL, call, register, operands, line);
      return;
    }
    Operation operation = OPERATIONS.get(name);
    require(operation != null, line, "an operation or call, not " + name);
    switch (operation) {
      case GOTO -> {
        require(operands.size() == 1, line, "goto LABEL");
        lane.operation(operation);
        lane.jump(operands.getFirst(), line);
      }
      case IF -> {
        require(
            operands.size() == 5 && operands.get(3).equals("goto"), line, "if A == B goto LABEL");
        lane.operation(operation);
        comparison(operands, line);
        lane.jump(operands.get(4), line);
      }
      case EXPECT -> {
        require(operands.size() == 4, line, "expect CLAUSE A == B");
        lane.operation(operation);
        lane.u16(line);
        comparison(operands.subList(1, 4), line);
      }
      default -> {
        require(operation.hasResult() == result >= 0, line, usage(operation, name));
        require(operands.size() == operation.operands(), line, usage(operation, name));
        lane.operation(operation);
        if (operation.hasResult()) {
          lane.register(result);
        }
        operands.forEach(word -> lane.operand(word, line));
      }
    }
  }

  private static String usage(Operation operation, String name) {
    return (operation.hasResult() ? "rN = " : "") + name + " A".repeat(operation.operands());
  }

  private void call(
      Operation operation, CallSpec call, int result, List<String> operands, int line) {
    int count = call.parameterNames().size();
    require(operands.size() == count, line, call.name() + " with " + count + " operands");
    lane.operation(operation);
    lane.u8(call.slot());
    lane.register(result);
    for (int i = 0; i < Operation.CALL.operands(); i++) {
      lane.operand(i < count ? operands.get(i) : "0", line);
    }
  }

  private void comparison(List<String> words, int line) {
    lane.relation(words.get(1), line);
    lane.operand(words.get(0), line);
    lane.operand(words.get(2), line);
  }

  private static void require(boolean condition, int line, String expected) {
    if (!condition) {
      throw Lines.error(line, "expected " + expected);
    }
  }

  private byte[] finish() {
    List<byte[]> codes = lanes.stream().map(LaneCode::finish).toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(codes.size());
    int offset = 1 + 2 * codes.size();
    for (byte[] code : codes) {
      out.write(offset);
      out.write(offset >> 8);
      offset += code.length;
    }
    codes.forEach(out::writeBytes);
    require(out.size() <= Area.CODE_SIZE, 1, "at most " + Area.CODE_SIZE + " bytes of code");
    return out.toByteArray();
  }

  private static String text(byte[] code) {
    StringBuilder out = new StringBuilder();
    byte[] padded = Arrays.copyOf(code, code.length + 2);
    for (int bit = 0; bit < 8 * code.length; bit += 6) {
      int at = bit / 8;
      int word = ((padded[at] & 0xff) << 8) | (padded[at + 1] & 0xff);
      out.append(Encoding.ALPHABET.charAt(word >> (10 - bit % 8) & 63));
    }
    return out.toString();
  }
}
