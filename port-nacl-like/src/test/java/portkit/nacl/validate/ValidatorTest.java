package portkit.nacl.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** One crafted program for each rule, with what the report says. */
class ValidatorTest {
  private static final int RET = 0xc3;

  private static List<String> findings(CraftedProgram program) {
    return program.validate().findings().stream().map(Finding::toString).toList();
  }

  private static void finds(String expected, int... body) {
    assertEquals(List.of(expected), findings(new CraftedProgram().function("f", body)));
  }

  @Test
  void systemCall() {
    finds("SYSTEM_CALL 0x401001 f+0x1: syscall (0f 05)", 0x90, 0x0f, 0x05, RET);
  }

  @Test
  void interrupt() {
    finds("INTERRUPT 0x401000 f: int (cd 80)", 0xcd, 0x80, RET);
  }

  @Test
  void portIo() {
    finds("PORT_IO 0x401000 f: out (66 ef)", 0x66, 0xef, RET);
  }

  @Test
  void privileged() {
    finds("PRIVILEGED 0x401000 f: wrmsr (0f 30)", 0x0f, 0x30, RET);
    finds(
        "PRIVILEGED 0x401000 f: mov to or from a control or debug register (0f 22 d8)",
        0x0f,
        0x22,
        0xd8,
        RET);
  }

  @Test
  void segment() {
    finds("SEGMENT 0x401000 f: wrfsbase (f3 48 0f ae d0)", 0xf3, 0x48, 0x0f, 0xae, 0xd0, RET);
    finds(
        "SEGMENT 0x401000 f: access by gs (65 48 8b 04 25 08 00 00 00)",
        0x65,
        0x48,
        0x8b,
        0x04,
        0x25,
        8,
        0,
        0,
        0,
        RET);
  }

  @Test
  void farTransfer() {
    finds("FAR_TRANSFER 0x401000 f: far jmp (48 ff 28)", 0x48, 0xff, 0x28, RET);
  }

  @Test
  void hypervisor() {
    finds("HYPERVISOR 0x401000 f: vmfunc (0f 01 d4)", 0x0f, 0x01, 0xd4, RET);
  }

  @Test
  void processorState() {
    finds("PROCESSOR_STATE 0x401000 f: wrpkru (0f 01 ef)", 0x0f, 0x01, 0xef, RET);
  }

  @Test
  void undecodable() {
    finds("UNDECODABLE 0x401001 f+0x1: no instruction (06 90 c3)", 0x90, 0x06, 0x90, RET);
  }

  @Test
  void instructionThatRunsIntoTheNextFunction() {
    CraftedProgram program =
        new CraftedProgram().function("f", 0x90, 0xb8, 0).function("g", 0x0f, 0x05, 0x90, RET);
    assertEquals(
        List.of(
            "SYSTEM_CALL 0x401003 g: syscall (0f 05)",
            "UNDECODABLE 0x401001 f+0x1: an instruction runs into the next function (b8 00)"),
        findings(program));
  }

  @Test
  void branchIntoAnInstruction() {
    finds(
        "BRANCH_TARGET 0x401005 f+0x5: leads to 0x401003, where no instruction begins (eb fc)",
        0xb8,
        0x90,
        0x90,
        0x90,
        0x90,
        0xeb,
        0xfc,
        RET);
  }

  @Test
  void branchOutOfTheProgram() {
    finds(
        "BRANCH_TARGET 0x401000 f: leads to 0x501005, where the program has no code (e8 00 00 10 00)",
        0xe8,
        0,
        0,
        0x10,
        0,
        RET);
  }

  @Test
  void branchBehindTheEnd() {
    finds(
        "BRANCH_TARGET 0x401000 f: leads to 0x401003, where the program has no code (74 01)",
        0x74,
        1,
        RET);
  }

  @Test
  void entryPointInsideOfAnInstruction() {
    CraftedProgram program =
        new CraftedProgram().function("f", 0xb8, 0, 0, 0, 0, RET).entry(0x401001);
    assertEquals(
        List.of("BRANCH_TARGET 0x401001 f+0x1: the entry point, where no instruction begins (00)"),
        findings(program));
  }

  @Test
  void codeWithoutFunctions() {
    int[] much = new int[0x1001];
    Arrays.fill(much, 0x90);
    CraftedProgram program = new CraftedProgram().code(much).function("f", RET).entry(0x402001);
    assertEquals(
        List.of(
            "UNNAMED 0x401000: 0x1001 bytes of code before any function"
                + " (90 90 90 90 90 90 90 90 90 90 90 90 90 90 90)"),
        findings(program));
    List<Finding> nothing = new CraftedProgram().code(0x90, RET).validate().findings();
    assertEquals(Rule.BRANCH_TARGET, nothing.getFirst().rule());
  }

  @Test
  void allAtOnceByRuleAndAddress() {
    CraftedProgram program =
        new CraftedProgram()
            .function("f", 0xf4, 0xcd, 0x80, 0x0f, 0x05)
            .function("g", 0x0f, 0x05, RET);
    assertEquals(
        List.of(
            "SYSTEM_CALL 0x401003 f+0x3: syscall (0f 05)",
            "SYSTEM_CALL 0x401005 g: syscall (0f 05)",
            "INTERRUPT 0x401001 f+0x1: int (cd 80)",
            "PRIVILEGED 0x401000 f: hlt (f4)"),
        findings(program));
  }

  @Test
  void veryManyFindingsAreCounted() {
    int[] halts = new int[Findings.LIMIT + 7];
    Arrays.fill(halts, 0xf4);
    Report report = new CraftedProgram().function("f", halts).validate();
    assertEquals(Findings.LIMIT, report.findings().size());
    assertEquals(Findings.LIMIT + 7, report.findingCount());
    assertTrue(ReportText.of(report).contains("and 7 more\n"));
  }

  /** What is inside of an instruction passes, and is counted. */
  @Test
  void hiddenInstructionsAreCounted() {
    CraftedProgram program = new CraftedProgram().function("f", 0xb8, 0x0f, 0x05, 0xcd, 0x80, RET);
    Report report = program.validate();
    assertTrue(report.passes());
    assertEquals(Map.of(Rule.SYSTEM_CALL, 1, Rule.INTERRUPT, 1), report.hidden());
  }

  /** Each of these stands in Go's runtime; docs/nacl-like.md says why it may. */
  @Test
  void whatGoNeedsPasses() {
    int[][] needed = {
      {0xcc},
      {0xcd, 0x03},
      {0x0f, 0x0b},
      {0x0f, 0xa2},
      {0x0f, 0x01, 0xd0},
      {0x0f, 0x31},
      {0x0f, 0x01, 0xf9},
      {0xfd},
      {0xfc},
      {0x9c},
      {0x9d},
      {0xf3, 0x90},
      {0x0f, 0xae, 0xf0},
      {0x64, 0x48, 0x8b, 0x04, 0x25, 0xf8, 0xff, 0xff, 0xff},
      {0xf0, 0x48, 0x0f, 0xb1, 0x0b}
    };
    for (int[] instruction : needed) {
      CraftedProgram program = new CraftedProgram().function("f", instruction).code(RET);
      assertEquals(List.of(), findings(program));
    }
  }

  /** Go's linker marks programs by a function that jumps over data; only that is not code. */
  @Test
  void markerOfGosLinker() {
    int[] marker = {0xeb, 0x03, 0xf4, 0x48, 0x0f, RET, 0xcc, 0xcc};
    assertEquals(List.of(), findings(new CraftedProgram().function("mark", marker)));
    int[] code = {0xeb, 0x02, 0x0f, 0x05, 0x90, RET};
    assertEquals(
        List.of("SYSTEM_CALL 0x401002 code+0x2: syscall (0f 05)"),
        findings(new CraftedProgram().function("code", code)));
  }

  @Test
  void zerosBehindAFunctionArePadding() {
    assertEquals(
        List.of(),
        findings(new CraftedProgram().function("f", RET).code(0, 0, 0).function("g", RET)));
  }

  @Test
  void refusalIsOneLine() {
    Report one = new CraftedProgram().function("f", 0x0f, 0x05, RET).validate();
    PortkitException refusal = assertThrows(PortkitException.class, one::require);
    assertEquals(Failure.UNSAFE_CODE, refusal.failure());
    assertEquals(
        "crafted: refused: SYSTEM_CALL 0x401000 f: syscall (0f 05); system calls are the port's: a"
            + " program calls the OS table",
        refusal.getMessage());
    Report two = new CraftedProgram().function("f", 0x0f, 0x05, 0xf4, RET).validate();
    assertEquals(
        "crafted: refused: SYSTEM_CALL 0x401000 f: syscall (0f 05); and 1 more, see portkit validate",
        assertThrows(PortkitException.class, two::require).getMessage());
  }

  @Test
  void reports() {
    Report report = new CraftedProgram().function("f\"1", 0x90, 0x0f, 0x05, RET).validate();
    assertFalse(report.passes());
    assertEquals(
        """
        SYSTEM_CALL: system calls are the port's: a program calls the OS table
          0x401001  f"1+0x1  syscall (0f 05)
        crafted: refused, 1 finding; 3 instructions and 0 branches in 1 functions judged
        """,
        ReportText.of(report));
    assertEquals(
        """
        {"program":"crafted","passes":false,"functions":1,"instructions":3,"branches":0,\
        "finding_count":1,"findings":[{"rule":"SYSTEM_CALL","address":"0x401001",\
        "function":"f\\"1+0x1","file":null,"line":null,"bytes":"0f 05","what":"syscall",\
        "reason":"system calls are the port's: a program calls the OS table"}],"hidden":{}}
        """,
        ReportJson.of(report));
  }
}
