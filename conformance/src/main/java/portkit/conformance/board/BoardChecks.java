package portkit.conformance.board;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import portkit.baremetal.driver.InterruptController.Source;
import portkit.baremetal.module.BoardModule;
import portkit.metal.hw.Elements;
import portkit.metal.hw.sim.SimulatedExit;

/** All checks of a board, in the order in which it is best made: output first. */
public final class BoardChecks {
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000_000_000;

  /** What a calibration against a slow timer may miss a second by. */
  private static final long TOLERANCE = SECOND / 500;

  /** From an alarm that is due until the processor has got it. */
  private static final long LATENCY = MILLISECOND / 2;

  private BoardChecks() {}

  /** The checks for a board. */
  public static List<BoardCheck> of(BoardModule module) {
    return List.of(
        new BoardCheck(
            module,
            "every byte that is written leaves the machine, in order",
            BoardChecks::output,
            "WRT-01",
            "WRT-04"),
        new BoardCheck(
            module, "the machine ends with the code it is told", BoardChecks::end, "EXT-01"),
        new BoardCheck(
            module, "the clock shows real time and never steps back", BoardChecks::clock, "CLK-01"),
        new BoardCheck(
            module, "the clock goes on while nothing happens", BoardChecks::idleClock, "CLK-02"),
        new BoardCheck(
            module, "the alarm interrupts in time, and once", BoardChecks::alarm, "SLP-03"),
        new BoardCheck(
            module, "an earlier alarm replaces a later one", BoardChecks::earlierAlarm, "SLP-03"),
        new BoardCheck(
            module,
            "an alarm whose time has passed interrupts at once",
            BoardChecks::late,
            "INT-01"),
        new BoardCheck(module, "input interrupts and is read", BoardChecks::input, "RED-01"),
        new BoardCheck(module, "nothing typed is nothing read", BoardChecks::noInput, "RED-04"),
        new BoardCheck(module, "the calendar tells the date", BoardChecks::calendar, "TOD-01"));
  }

  private static void output(Bench bench) {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    bench.send(bytes);
    byte[] sent = bench.machine().sent();
    require(
        Arrays.equals(bytes, sent),
        "of the bytes 0 to 255 the machine sent %d, the first other one at index %d"
            .formatted(sent.length, Arrays.mismatch(bytes, sent)));
  }

  private static void end(Bench bench) {
    bench.board().power().started();
    require(bench.machine().hasStarted(), "the machine did not tell that it listens");
    try {
      bench.board().power().exit(200);
    } catch (SimulatedExit.Ended e) {
      // What ends the machine ends the simulated program.
    }
    OptionalInt code = bench.machine().ended();
    require(
        code.equals(OptionalInt.of(200)), "exit(200) ended the machine with %s".formatted(code));
  }

  private static void clock(Bench bench) {
    bench.startClock();
    long last = 0;
    for (int i = 0; i < 1000; i++) {
      long now = bench.now();
      require(now > 0 && now >= last, "the clock showed %d after %d".formatted(now, last));
      last = now;
    }
  }

  private static void idleClock(Bench bench) {
    bench.startClock();
    long before = bench.now();
    bench.pass(SECOND);
    long passed = bench.now() - before;
    require(
        Math.abs(passed - SECOND) < TOLERANCE,
        "in 1 s the clock went on by %d ns".formatted(passed));
  }

  private static void alarm(Bench bench) {
    bench.start();
    expectAlarm(bench, bench.now() + 3 * MILLISECOND);
    expectAlarm(bench, bench.now() + MILLISECOND);
    require(!bench.awaitInterrupt(Source.ALARM), "there was an alarm that nobody had set");
  }

  private static void earlierAlarm(Bench bench) {
    bench.start();
    bench.board().time().set(bench.now() + 20 * MILLISECOND);
    expectAlarm(bench, bench.now() + MILLISECOND);
  }

  private static void late(Bench bench) {
    bench.start();
    bench.pass(MILLISECOND);
    long now = bench.now();
    bench.board().time().set(now - MILLISECOND / 2);
    require(bench.awaitInterrupt(Source.ALARM), "there was no alarm");
    require(bench.now() - now < LATENCY, "it came after %d ns".formatted(bench.now() - now));
  }

  private static void expectAlarm(Bench bench, long deadline) {
    bench.board().time().set(deadline);
    require(bench.awaitInterrupt(Source.ALARM), "there was no alarm");
    long late = bench.now() - deadline;
    require(Math.abs(late) < LATENCY, "the alarm came %d ns after its time".formatted(late));
  }

  private static void input(Bench bench) {
    bench.board().console().start();
    bench.board().interrupts().start();
    bench.board().interrupts().enable(Source.CONSOLE);
    bench.board().console().interruptOnInput();
    bench.machine().machine().clock().after(1000, () -> bench.machine().type('y'));
    require(bench.awaitInterrupt(Source.CONSOLE), "input did not interrupt");
    byte[] read = new byte[8];
    long count = bench.board().console().read(Elements.address(read), read.length);
    String text = new String(read, 0, (int) count, StandardCharsets.US_ASCII);
    require(text.equals("y"), "typed was y, read was \"%s\"".formatted(text));
  }

  private static void noInput(Bench bench) {
    bench.board().console().start();
    bench.board().console().interrupted();
    require(!bench.board().console().isReadable(), "something was read, though nobody typed");
  }

  private static void calendar(Bench bench) {
    long seconds = bench.board().calendar().seconds();
    // From 2000 to 2100.
    require(
        seconds > 946_684_800L && seconds < 4_102_444_800L,
        "it told %d seconds after 1970, which is not this century".formatted(seconds));
  }

  private static void require(boolean condition, String complaint) {
    if (!condition) {
      throw new AssertionError(complaint);
    }
  }
}
