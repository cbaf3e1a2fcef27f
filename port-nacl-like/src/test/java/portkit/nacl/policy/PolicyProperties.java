package portkit.nacl.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import portkit.nacl.tender.GateCode;

/** The filter against the policy in plain words. */
class PolicyProperties {
  private static final List<LinuxCall> CALLS = List.of(LinuxCall.values());
  private static final int X86_64 = 0xc000_003e;
  private static final int I386 = 0x4000_0003;
  private static final int PROCESS = 4711;
  private static final int SIGNAL = 23;
  private static final long VDSO = 0x7fff_1234_5000L;
  private static final long VDSO_END = VDSO + 0x2000;

  /** Each call has a place of its own; restarts happen where waiting does. */
  private static long[] sites(LinuxCall call) {
    return call == LinuxCall.RESTART
        ? new long[] {place(LinuxCall.POLL), place(LinuxCall.FUTEX)}
        : new long[] {place(call)};
  }

  private static long place(LinuxCall call) {
    return Places.GATE + 0x100 + 16L * call.number();
  }

  private final FilterMachine threads = machine(true);
  private final FilterMachine alone = machine(false);

  private static FilterMachine machine(boolean threads) {
    return new FilterMachine(
        Policy.filter(PolicyProperties::sites, SIGNAL, threads), PROCESS, VDSO, VDSO_END);
  }

  /** The policy, said again and in another way. */
  private static boolean mayBe(boolean threads, int number, long pointer, long[] a) {
    LinuxCall call = CALLS.stream().filter(c -> c.number() == number).findFirst().orElse(null);
    if (call == null) {
      return false;
    }
    boolean fromVdso = call == LinuxCall.CLOCK_GETTIME && pointer >= VDSO && pointer < VDSO_END;
    if (!fromVdso && Arrays.stream(sites(call)).noneMatch(site -> site == pointer)) {
      return false;
    }
    boolean region = a[0] >= Places.REGION && a[0] < Places.GUARD && a[1] >= 0 && a[1] < 1L << 32;
    return switch (call) {
      case READ -> (int) a[0] == 0;
      case WRITE -> (int) a[0] == 1 || (int) a[0] == 2;
      case POLL -> (int) a[1] == 1;
      case MMAP -> region && a[2] == 0 && a[3] == 0x4032;
      case MPROTECT -> region && a[2] == 3;
      case CLONE -> threads && a[0] == Policy.THREAD_FLAGS;
      case SIGALTSTACK -> threads;
      case FUTEX -> (int) a[1] == 128 || (int) a[1] == 129;
      case CLOCK_GETTIME -> (int) a[0] == 0 || (int) a[0] == 1;
      case TGKILL -> (int) a[0] == PROCESS && (int) a[2] == SIGNAL;
      case GETRANDOM -> (int) a[2] == 0;
      case RT_SIGRETURN, SCHED_YIELD, EXIT, EXIT_GROUP, RESTART -> true;
    };
  }

  /** A kernel may have none, and then the gate asks; what begins and ends at 0 holds nothing. */
  @Example
  void theGateReadsClocksWhereThereIsNoVdso() {
    FilterMachine machine =
        new FilterMachine(Policy.filter(PolicyProperties::sites, SIGNAL, true), PROCESS, 0, 0);
    int number = LinuxCall.CLOCK_GETTIME.number();
    long site = place(LinuxCall.CLOCK_GETTIME);
    assertEquals(FilterMachine.ALLOW, machine.run(X86_64, number, site, 1, 0, 0, 0, 0, 0));
    assertEquals(FilterMachine.TRAP, machine.run(X86_64, number, site, 2, 0, 0, 0, 0, 0));
    assertEquals(FilterMachine.TRAP, machine.run(X86_64, number, 0, 1, 0, 0, 0, 0, 0));
    assertEquals(FilterMachine.TRAP, machine.run(X86_64, number, site + 1, 1, 0, 0, 0, 0, 0));
  }

  /** By the gate as it is: each instruction makes its own call only, whatever the arguments. */
  @Example
  void noOtherCallByAnInstructionOfTheGate() {
    GateCode gate = new GateCode();
    FilterMachine machine =
        new FilterMachine(Policy.filter(gate::sites, SIGNAL, true), PROCESS, VDSO, VDSO_END);
    for (LinuxCall there : CALLS) {
      for (long site : gate.sites(there)) {
        for (int number = 0; number < 1024; number++) {
          boolean own = false;
          for (LinuxCall call : CALLS) {
            own |=
                call.number() == number
                    && Arrays.stream(gate.sites(call)).anyMatch(its -> its == site);
          }
          if (!own) {
            for (long first : TELLING) {
              assertEquals(
                  FilterMachine.TRAP, machine.run(X86_64, number, site, first, 1, 0, 0, 0, 0));
            }
          }
        }
      }
    }
  }

  private static final List<Long> TELLING =
      List.of(
          0L,
          1L,
          2L,
          3L,
          4L,
          7L,
          23L,
          128L,
          129L,
          -1L,
          0x4032L,
          0x22L,
          (long) PROCESS,
          (long) Policy.THREAD_FLAGS,
          Policy.THREAD_FLAGS | 0x1000_0000L,
          1L << 32,
          (1L << 32) + 3,
          4096L,
          Places.REGION,
          Places.REGION - 4096,
          Places.GUARD - 4096,
          Places.GUARD,
          Places.TENDER,
          Places.GATE);

  @Property(tries = 3000)
  void theFilterIsThePolicy(@ForAll long seed, @ForAll boolean withThreads) {
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      LinuxCall call = CALLS.get(random.nextInt(CALLS.size()));
      int number = random.nextInt(8) == 0 ? random.nextInt(600) : call.number();
      long pointer =
          switch (random.nextInt(8)) {
            case 0 -> VDSO + random.nextInt(0x3000) - 0x800;
            case 1 -> place(CALLS.get(random.nextInt(CALLS.size())));
            case 2 -> random.nextLong();
            case 3 -> place(call) + (1L << 32);
            default -> place(call);
          };
      long[] arguments = new long[6];
      for (int k = 0; k < arguments.length; k++) {
        arguments[k] =
            random.nextInt(6) == 0
                ? random.nextLong()
                : TELLING.get(random.nextInt(TELLING.size()));
      }
      boolean may = mayBe(withThreads, number, pointer, arguments);
      if (may && (number == LinuxCall.MMAP.number() || number == LinuxCall.MPROTECT.number())) {
        long pages = arguments[1] + Places.PAGE - 1 & -Places.PAGE; // as the kernel rounds
        assertTrue(arguments[0] + pages <= Places.END);
      }
      assertEquals(
          may ? FilterMachine.ALLOW : FilterMachine.TRAP,
          (withThreads ? threads : alone).run(X86_64, number, pointer, arguments),
          () -> "%d at %x with %s".formatted(number, pointer, Arrays.toString(arguments)));
    }
  }

  @Example
  void noCallOfAnotherArchitectureOrAbi() {
    for (LinuxCall call : CALLS) {
      for (long first : TELLING) {
        assertEquals(
            FilterMachine.TRAP,
            threads.run(I386, call.number(), place(call), first, 1, 1, 1, 1, 1));
        int x32 = call.number() | 0x4000_0000;
        assertEquals(
            FilterMachine.TRAP, threads.run(X86_64, x32, place(call), first, 1, 1, 1, 1, 1));
      }
    }
  }

  @Example
  void everyCallTheTenderMakesIsAllowed() {
    long page = Places.REGION + 4096;
    allows(LinuxCall.WRITE, 2, page, 10, 0, 0, 0);
    allows(LinuxCall.READ, 0, page, 10, 0, 0, 0);
    allows(LinuxCall.MPROTECT, page, 4096, 3, 0, 0, 0);
    allows(LinuxCall.MMAP, page, 4096, 0, 0x4032, -1, 0);
    allows(LinuxCall.FUTEX, page, 128, 1, 0, 0, 0);
    allows(LinuxCall.TGKILL, PROCESS, PROCESS + 1, SIGNAL, 0, 0, 0);
    allows(LinuxCall.CLONE, Policy.THREAD_FLAGS, page, page, page, page, 0);
    allows(LinuxCall.EXIT_GROUP, 3, 0, 0, 0, 0, 0);
    assertEquals(
        FilterMachine.TRAP,
        alone.run(
            X86_64,
            LinuxCall.CLONE.number(),
            place(LinuxCall.CLONE),
            Policy.THREAD_FLAGS,
            page,
            page,
            page,
            page,
            0));
  }

  private void allows(LinuxCall call, long... arguments) {
    assertEquals(
        FilterMachine.ALLOW,
        threads.run(X86_64, call.number(), place(call), arguments),
        call::name);
  }
}
