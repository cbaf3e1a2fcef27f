package portkit.nacl.escape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Scale;
import portkit.metal.asm.Width;
import portkit.nacl.TinyProgram;
import portkit.nacl.policy.LinuxCall;
import portkit.os.OsTable;
import portkit.os.process.ChildProcess;

/**
 * The outer layer alone: programs that no validator has seen try to get out. Each attempt is made
 * twice, in the sandbox and where nobody shuts it in, so that it is known to be one.
 */
class EscapeTest {
  private static final int FEWEST = 60;

  @TempDir static Path folder;
  private static Sandbox shut;
  private static Sandbox open;

  @BeforeAll
  static void tenders() throws IOException {
    shut = Sandbox.shut(folder);
    open = Sandbox.open(folder);
  }

  static List<Attempt> attempts() throws IOException {
    return Stream.of(
            OwnInstructions.all(),
            ByTheGate.all(),
            OwnMemory.all(shut.data()[0], shut.data()[1]),
            SignalFrames.all(),
            Exhaustion.all(),
            KernelMemory.all(shut.data()[0]))
        .flatMap(List::stream)
        .toList();
  }

  private static byte[] program(Attempt attempt) {
    Intruder intruder = new Intruder();
    attempt.body().accept(intruder);
    return intruder.file();
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void isContained(Attempt attempt) throws IOException {
    ChildProcess.Result result = shut.run(program(attempt), attempt.options());
    assertTrue(attempt.contained().contains(result.exitCode()), () -> attempt + ": " + result);
    assertTrue(result.errors().contains(attempt.report()), () -> attempt + ": " + result);
    assertEquals("", result.output());
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void isAnAttempt(Attempt attempt) throws IOException {
    ChildProcess.Result result = open.run(program(attempt), List.of());
    assertTrue(attempt.open().contains(result.exitCode()), () -> attempt + ": " + result);
  }

  @Test
  void thereAreEnough() throws IOException {
    Set<String> names = new HashSet<>();
    attempts().forEach(attempt -> names.add(attempt.name()));
    assertEquals(attempts().size(), names.size());
    assertTrue(names.size() >= FEWEST, () -> "only " + names.size());
  }

  /** All numbers, and those of the x32 ABI, by an instruction that is there for another. */
  @Test
  void everyNumberByTheGate() throws IOException {
    Path program = Files.write(folder.resolve("number"), numberFromArgument().file());
    ChildProcess.Result result =
        shut.script(
            """
            ulimit -c 0; ulimit -t 15
            tender=$0 program=$1 n=0
            stopped() {
              "$tender" "$program" "$1" 2>&1 >/dev/null | grep -q 'sandbox stopped system call' || echo "$1"
            }
            harmless() { "$tender" "$program" "$1" 2>/dev/null; [ $? -ne 42 ] || echo "$1"; }
            while [ $n -le 600 ]; do
              case $n in
                # uretprobe and uprobe: the kernel lets them through every filter, and does nothing
                # where no probe is (Linux kernel/seccomp.c, arch/x86/kernel/uprobes.c).
                335 | 336) harmless $n ;;
                *) stopped $n ;;
              esac
              n=$((n + 1))
            done
            n=1073741824
            while [ $n -le 1073741834 ]; do stopped $n; n=$((n + 1)); done
            stopped 1073742336; stopped 2147483648; stopped 4294967295
            """,
            program);
    assertEquals("", result.output(), "not stopped");
  }

  /** A program that makes the system call whose number is its argument. */
  private static Intruder numberFromArgument() {
    Intruder intruder = new Intruder();
    Assembler a = intruder.a;
    Label end = new Label("end");
    a.mov(Width.QWORD, Reg.RSI, Mem.at(Reg.RBX, OsTable.ARGV));
    a.mov(Width.QWORD, Reg.RSI, Mem.at(Reg.RSI, Long.BYTES));
    a.set(Reg.R13, 0);
    Label digit = a.here("digit");
    a.movzxByte(Width.DWORD, Reg.RAX, Mem.at(Reg.RSI));
    a.test(Width.DWORD, Reg.RAX, Reg.RAX);
    a.jcc(Cond.E, end);
    a.imul(Width.QWORD, Reg.R13, Reg.R13, 10);
    a.lea(Width.QWORD, Reg.R13, Mem.at(Reg.R13, Reg.RAX, Scale.X1, -'0'));
    a.inc(Width.QWORD, Reg.RSI);
    a.jmp(digit);
    a.bind(end);
    intruder.registers(0, 0, 0, 1, 0, 0, 0); // GRND_NONBLOCK is not permitted to getrandom either
    a.mov(Width.QWORD, Reg.RAX, Reg.R13);
    a.set(Reg.R12, Intruder.site(LinuxCall.GETRANDOM));
    a.call(Reg.R12);
    return intruder.outUnlessError();
  }

  /** The report names the functions and lines of a Go program. */
  @ParameterizedTest
  @ValueSource(strings = {"syscall", "int80", "jump"})
  void goProgramWithAssembly(String way) throws IOException {
    Path program = goProgram();
    ChildProcess.Result result = shut.run(program, List.of(), way);
    assertEquals(Attempt.VIOLATION, result.exitCode(), result::toString);
    assertTrue(result.errors().contains("the sandbox stopped system call "), result::toString);
    assertTrue(result.errors().contains("main." + way), result::toString);
    assertTrue(result.errors().contains("ways_amd64.s:"), result::toString);
    assertTrue(result.errors().contains("main.main"), result::toString);
    assertEquals("got out\n", open.run(program, List.of(), way).errors());
  }

  private static Path goProgram() throws IOException {
    Path program = folder.resolve("ways.elf");
    if (!Files.exists(program)) {
      Path source = Files.createDirectory(folder.resolve("ways"));
      Files.writeString(source.resolve("go.mod"), "module ways\n\ngo 1.26\n");
      Files.writeString(source.resolve("main.go"), WAYS);
      Files.writeString(source.resolve("ways_amd64.s"), ASSEMBLY);
      TinyProgram.buildPackage(source, program);
    }
    return program;
  }

  /** What is permitted works, or nothing would be proved. */
  @Test
  void whatIsPermittedPasses() throws IOException {
    Path program = TinyProgram.build(folder, "control", CONTROL);
    for (List<String> arguments :
        List.of(List.of("threads", "busy"), List.of("single"), List.of("coroutines"))) {
      String mode = arguments.getFirst();
      List<String> options = mode.equals("threads") ? List.of() : List.of("--" + mode);
      ChildProcess.Result result = shut.run(program, options, arguments.toArray(String[]::new));
      assertEquals(0, result.exitCode(), result::toString);
      assertEquals(mode + " 500500 recovered 1048576 slept\n", result.output());
      assertEquals("", result.errors());
    }
  }

  private static final String WAYS =
      """
      package main

      import "os"

      func syscall()
      func int80()
      func jump()

      func main() {
        switch os.Args[1] {
        case "syscall":
          syscall()
        case "int80":
          int80()
        case "jump":
          jump()
        }
        println("got out")
      }
      """;

  private static final String ASSEMBLY =
      """
      #include "textflag.h"

      TEXT ·syscall(SB), NOSPLIT, $0
        MOVQ $39, AX
        SYSCALL
        RET

      TEXT ·int80(SB), NOSPLIT, $0
        MOVQ $20, AX
        INT $0x80
        RET

      // Into the constant of the next instruction, which is another instruction.
      TEXT ·jump(SB), NOSPLIT, $0
        MOVQ $39, AX
        LEAQ constant<>(SB), CX
        INCQ CX
        CALL CX
        RET

      TEXT constant<>(SB), NOSPLIT, $0
        MOVL $0x90c3050f, CX
        RET
      """;

  private static final String CONTROL =
      """
      package main

      import (
        "crypto/rand"
        "fmt"
        "os"
        "runtime"
        "sync"
        "time"
      )

      func recovered() (text string) {
        defer func() {
          if recover() != nil {
            text = "recovered"
          }
        }()
        var nothing *int
        return fmt.Sprint(*nothing)
      }

      func main() {
        var sum int
        var lock sync.Mutex
        var group sync.WaitGroup
        for i := 1; i <= 1000; i++ {
          group.Add(1)
          go func() {
            defer group.Done()
            lock.Lock()
            sum += i
            lock.Unlock()
          }()
        }
        group.Wait()
        random := make([]byte, 1<<20)
        n, err := rand.Read(random)
        if err != nil {
          panic(err)
        }
        runtime.GC()
        if len(os.Args) > 2 { // only threads can be interrupted
          go func() {
            for {
            }
          }()
        }
        start := time.Now()
        time.Sleep(2 * time.Millisecond)
        word := "hurried"
        if time.Since(start) >= 2*time.Millisecond {
          word = "slept"
        }
        fmt.Println(os.Args[1], sum, recovered(), n, word)
      }
      """;
}
