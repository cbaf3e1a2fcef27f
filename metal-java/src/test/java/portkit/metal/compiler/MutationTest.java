package portkit.metal.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import portkit.metal.Command;

/**
 * The differential tests notice when one rule of the compiler is wrong. Each wrong compiler runs
 * them in a process of its own, since its code may do anything.
 */
class MutationTest {
  private static final ClassDesc WIDTH = ClassDesc.of("portkit.metal.asm.Width");

  @TempDir private Path folder;

  static Stream<Mutant> mutants() {
    return Stream.of(
        Mutant.constant(
            "an index is compared as a signed number",
            "backend/CheckEmitter",
            "bounds",
            "AE",
            "GE"),
        new Mutant(
            "an index may be as large as the length",
            "passes/RangeChecks",
            "isRedundant",
            i -> i instanceof BranchInstruction b && b.opcode() == Opcode.IFGE,
            (code, i) -> code.ifgt(((BranchInstruction) i).target())),
        new Mutant(
            "the smallest number divided by -1 is nothing special",
            "backend/ArithmeticEmitter",
            "divide",
            i -> Mutant.pushes(i, -1L),
            (code, i) -> code.loadConstant(-77L)),
        new Mutant(
            "six bits of the count shift an int",
            "backend/ArithmeticEmitter",
            "shift",
            i -> Mutant.calls(i, "width"),
            (code, i) -> code.pop().getstatic(WIDTH, "QWORD", WIDTH)),
        Mutant.constant(
            ">>> shifts the sign in", "backend/ArithmeticEmitter", "emit", "SHR", "SAR"),
        Mutant.constant(
            "a >= b where a > b holds", "frontend/InstructionParser", "condition", "GE", "G"),
        Mutant.constant(
            "a byte stored takes two", "backend/MemoryEmitter", "width", "BYTE", "WORD"),
        Mutant.call(
            "a byte loaded loses its sign",
            "backend/MemoryEmitter",
            "load",
            "movsxByte",
            "movzxByte"),
        new Mutant(
            "phis' moves overwrite what others still need",
            "backend/ParallelMoves",
            "findReady",
            i -> Mutant.calls(i, "noneMatch"),
            (code, i) -> code.pop2().iconst_1()),
        Mutant.call(
            "the reciprocal of a divisor is too small",
            "passes/Reciprocal",
            "of",
            "add",
            "subtract"),
        new Mutant(
            "a field keeps the value it was seen with",
            "passes/MemoryVersions",
            "pass",
            i -> i.opcode() == Opcode.ICONST_1,
            (code, i) -> code.iconst_0()));
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void isNoticed(Mutant mutant) throws IOException {
    mutant.writeTo(folder);
    Command.Result result = trial();
    boolean differs = result.exitCode() == Trial.DIFFERENT;
    assertTrue(differs || crashed(result), () -> mutant.rule() + " went unnoticed: " + result);
    System.out.println(
        mutant + ": " + (differs ? result.output().strip() : "the processor refuses what it does"));
  }

  /** HotSpot says which signal it was, and ends with SIGABRT. */
  private static boolean crashed(Command.Result result) {
    return result.output().contains("SIGFPE") || result.output().contains("SIGSEGV");
  }

  @Test
  void theCompilerAsItIsPasses() {
    assertEquals(new Command.Result(0, ""), trial());
  }

  private Command.Result trial() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-CreateCoredumpOnCrash"));
    words.add("-XX:ErrorFile=" + folder.resolve("crash.txt"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> a.startsWith("--add-") || a.startsWith("--enable-native-access"))
        .forEach(words::add);
    words.addAll(List.of("-cp", folder + ":" + System.getProperty("java.class.path")));
    words.add(Trial.class.getName());
    return Command.run(words);
  }

  /** The differential tests with few calls, until the first difference. */
  static final class Trial {
    static final int DIFFERENT = 7;
    private static final int CALLS_OF_A_METHOD = 150;

    private Trial() {}

    public static void main(String[] arguments) {
      try {
        for (Class<?> cases : WrittenCases.CLASSES) {
          try (Differential run = new Differential(cases)) {
            run.run(new Random(1), CALLS_OF_A_METHOD);
          }
        }
      } catch (Difference e) {
        System.out.println(e.getMessage());
        System.exit(DIFFERENT);
      }
    }
  }
}
