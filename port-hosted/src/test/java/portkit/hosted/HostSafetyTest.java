package portkit.hosted;

import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import portkit.hosted.guest.GuestProgram;
import portkit.hosted.host.Kernel;
import portkit.metal.asm.Cond;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.os.OsTable;

/**
 * HotSpot does its work while programs run: it collects, walks stacks and sends signals to threads
 * at any instruction. A mistake here ends the JVM, and with it this test.
 */
class HostSafetyTest {
  /** HotSpot ignores it, but in a handler that needs the C library's FS base to know its thread. */
  private static final int SIGPIPE = 13;

  private final GuestProgram g = new GuestProgram();
  private final AtomicBoolean over = new AtomicBoolean();

  @AfterEach
  void stop() {
    over.set(true);
  }

  @ParameterizedTest
  @EnumSource(Serving.class)
  void theJvmWorksWhileAProgramRuns(Serving serving) {
    background(HostSafetyTest::collect);
    background(Thread::getAllStackTraces);
    background(HostSafetyTest::signalGuests);
    emitProgram();
    for (int i = 0; i < 4; i++) {
      serving.succeeds(g);
    }
  }

  /** Threads that fault, call, start others and compute, all at once. */
  private void emitProgram() {
    Label handler = new Label("handler");
    Label faulter = new Label("faulter");
    Label caller = new Label("caller");
    Label idle = new Label("idle");
    Label done = g.variable("done");
    g.os(OsTable.ONFAULT, handler);
    g.os(OsTable.SPAWN, faulter, 0, 0x7100_0000_0000L);
    g.os(OsTable.SPAWN, faulter, 0, 0x7200_0000_0000L);
    g.os(OsTable.SPAWN, caller, 0, 0x7300_0000_0000L);
    g.times(20, () -> g.os(OsTable.SPAWN, idle, 0, 0x7400_0000_0000L));
    g.await(done, 23);
    g.exit(0);

    g.function(handler);
    g.a.add(QWORD, Mem.at(Reg.RDI, OsTable.FAULT_PC), 2); // behind the ud2
    g.endFunction();

    g.function(faulter);
    Vectors.fill(g, 0x0102_0304_0506_0708L);
    g.a.mov(DWORD, Reg.RBX, 3000);
    Label fault = g.a.here("fault");
    g.a.ud2();
    g.a.mov(DWORD, Reg.RCX, 1000);
    Label spin = g.a.here("spin");
    g.a.dec(DWORD, Reg.RCX);
    g.a.jcc(Cond.NE, spin);
    Vectors.expect(g, 0x0102_0304_0506_0708L, 1);
    g.a.dec(DWORD, Reg.RBX);
    g.a.jcc(Cond.NE, fault);
    g.count(done);
    g.endFunction();

    g.function(caller);
    Label word = g.variable("word");
    g.times(
        3000,
        () -> {
          g.os(OsTable.RESERVE, 0, 65536);
          g.a.mov(QWORD, Reg.R12, Reg.RAX);
          g.os(OsTable.COMMIT, Reg.R12, 8192);
          g.a.mov(QWORD, Mem.at(Reg.R12, 4096), 1);
          g.os(OsTable.RELEASE, Reg.R12, 65536);
          g.expect(0, 2);
          g.os(OsTable.SLEEP, word, 0, 1000);
        });
    g.count(done);
    g.endFunction();

    g.function(idle);
    g.count(done);
    g.endFunction();
  }

  private void background(Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              while (!over.get()) {
                work.run();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** Then nothing for as long as that took: a large heap must not keep programs from their work. */
  private static void collect() {
    long start = System.nanoTime();
    System.gc();
    LockSupport.parkNanos(System.nanoTime() - start);
  }

  private static void signalGuests() {
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
      for (Path task : tasks) {
        if (Files.readString(task.resolve("comm")).startsWith("guest-")) {
          int thread = Integer.parseInt(task.getFileName().toString());
          for (int i = 0; i < 20; i++) {
            Kernel.signalThread(thread, SIGPIPE);
          }
        }
      }
    } catch (IOException e) {
      // The thread has just ended.
    }
  }
}
