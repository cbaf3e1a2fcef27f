package portkit.nacl.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import portkit.os.Failure;
import portkit.os.Launch;
import portkit.os.Port;
import portkit.os.PortkitException;
import portkit.os.Profile;
import portkit.os.elf.ProgramImage;

/** The sandbox: a process of its own for each program, shut in by the kernel. */
public final class NaclPort implements Port {
  /** Seconds after which the tender ends the program by itself if this process is not there to. */
  private static final long GRACE = 5;

  /** As the tender reads numbers. */
  private static final long MOST_SECONDS = 999_999_999;

  private final ThreadMode mode;
  private final Tenders tenders;
  private final Admission admission;

  /** In one mode, with what lets programs in. */
  public NaclPort(ThreadMode mode, Tenders tenders, Admission admission) {
    this.mode = mode;
    this.tenders = tenders;
    this.admission = admission;
  }

  /** The port in all its modes. */
  public static List<Port> all(Tenders tenders, Admission admission) {
    return Stream.of(ThreadMode.values())
        .<Port>map(mode -> new NaclPort(mode, tenders, admission))
        .toList();
  }

  @Override
  public String name() {
    return mode.port();
  }

  @Override
  public String description() {
    return switch (mode) {
      case THREADS -> "a process that can reach nothing but the OS table, at native speed";
      case SINGLE -> "the same with a single thread";
      case COROUTINES -> "the same with threads that take turns on one";
    };
  }

  @Override
  public Set<Profile> profiles() {
    return mode.profiles();
  }

  @Override
  public int run(ProgramImage program, Launch launch) {
    if (!launch.watch().isEmpty()) {
      throw new PortkitException(
          Failure.USAGE,
          "port %s cannot trace or step calls: use the hosted port for that".formatted(name()));
    }
    admission.admit(program);
    try (ProgramCopy copy = ProgramCopy.of(program);
        TenderProcess process = TenderProcess.start(command(copy, launch), launch)) {
      return process.await(launch.timeLimit());
    }
  }

  private List<String> command(ProgramCopy copy, Launch launch) {
    List<String> command = new ArrayList<>();
    command.add(tenders.tender().toString());
    if (mode != ThreadMode.THREADS) {
      command.add("--" + mode.word());
    }
    if (launch.memory() != 0) {
      command.add("--memory=" + launch.memory());
    }
    if (!launch.processorTime().isZero()) {
      command.add("--cpu=" + seconds(launch.processorTime()));
    }
    if (!launch.timeLimit().isZero()) {
      command.add("--timeout=" + Math.min(seconds(launch.timeLimit()) + GRACE, MOST_SECONDS));
    }
    command.add("--hide=" + Profile.capabilities(launch.hidden()));
    command.add("--program=" + copy.file());
    command.addAll(launch.arguments());
    return command;
  }

  /** Whole ones, and never fewer. */
  private static long seconds(Duration time) {
    return time.plusSeconds(1).minusNanos(1).toSeconds();
  }
}
