package portkit.metal.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import portkit.metal.asm.Code;
import portkit.metal.boot.Tool;
import portkit.metal.compiler.backend.FunctionCode;
import portkit.metal.compiler.ir.Site;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.file.ScratchFolder;
import portkit.os.process.ChildProcess;

/** A function's instructions below the Java lines that they carry out, as objdump reads them. */
final class MachineCode {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** A row of objdump: address, bytes, text. */
  private static final Pattern INSTRUCTION =
      Pattern.compile("\\s*([0-9a-f]+):\\t((?:[0-9a-f]{2} )+)\\s*\\t?(.*)");

  private MachineCode() {}

  /** The listing. */
  static String of(FunctionCode function, Code code, SourceLines sources) {
    long start = code.address(function.start());
    SortedMap<Long, String> lines = new TreeMap<>();
    for (FunctionCode.LineMark mark : function.lines()) {
      lines.put(code.address(mark.at()), source(mark.site(), sources));
    }
    int from = code.offset(function.start());
    byte[] bytes = Arrays.copyOfRange(code.bytes(), from, code.offset(function.end()));
    StringBuilder out = new StringBuilder();
    for (String row : disassemble(bytes, start)) {
      Matcher m = INSTRUCTION.matcher(row);
      if (m.matches()) {
        String line = lines.get(Long.parseLong(m.group(1), 16));
        if (line != null) {
          out.append(line).append('\n');
        }
        out.append(
                "  %8s: %-30s %s\n"
                    .formatted(m.group(1), m.group(2).strip(), m.group(3).strip())
                    .stripTrailing())
            .append('\n');
      }
    }
    return out.toString();
  }

  private static String source(Site site, SourceLines sources) {
    String text = sources.at(site);
    return site.method().sourceFile() + ":" + site.line() + (text.isEmpty() ? "" : "  " + text);
  }

  private static List<String> disassemble(byte[] bytes, long address) {
    try (ScratchFolder folder = ScratchFolder.create("code")) {
      Path file = Files.write(folder.resolve("code"), bytes);
      List<String> command =
          List.of(
              "objdump",
              "-D",
              "-w",
              "-b",
              "binary",
              "-m",
              "i386:x86-64",
              "-M",
              "intel",
              "--adjust-vma=" + address,
              file.toString());
      ChildProcess.Result result = Tool.run(command, LIMIT);
      if (result.exitCode() != 0) {
        throw new PortkitException(
            Failure.TOOL_MISSING, "objdump failed: " + result.errors().strip());
      }
      return result.output().lines().toList();
    } catch (IOException e) {
      throw new PortkitException(Failure.INTERNAL, "cannot hand the code to objdump", e);
    }
  }
}
