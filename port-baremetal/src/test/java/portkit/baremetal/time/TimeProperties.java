package portkit.baremetal.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import portkit.baremetal.driver.LocalApic;
import portkit.baremetal.driver.Pit;
import portkit.baremetal.driver.SimulatedApic;
import portkit.metal.hw.Interrupts;
import portkit.metal.hw.Msr;
import portkit.metal.hw.sim.CpuidLeaf;
import portkit.metal.hw.sim.Machine;
import portkit.metal.hw.sim.SimulatedPit;

class TimeProperties {
  private static final long YEAR_IN_SECONDS = 31_557_600;

  @Property
  void theClockIsExactAfterYears(
      @ForAll @LongRange(min = 100_000_000, max = 6_000_000_000L) long hertz,
      @ForAll @LongRange(min = 0, max = 10 * YEAR_IN_SECONDS) long seconds) {
    Machine machine = new Machine();
    machine.clock().cyclesPerStep(0);
    machine.run(
        () -> {
          TscClock clock = new TscClock();
          clock.start(hertz);
          machine.clock().advance(seconds * hertz);
          long expected = seconds * 1_000_000_000 + 1;
          // The factor has 32 bits after the point: less than one part in 10^8 at these rates.
          assertTrue(Math.abs(clock.now() - expected) <= expected / 100_000_000 + 2);
        });
  }

  @Property
  void theClockNeverStepsBack(
      @ForAll @LongRange(min = 100_000_000, max = 6_000_000_000L) long hertz,
      @ForAll @LongRange(min = 0, max = 1L << 56) long cycles,
      @ForAll @LongRange(min = 0, max = 1000) long more) {
    Machine machine = new Machine();
    machine.clock().cyclesPerStep(0);
    machine.run(
        () -> {
          TscClock clock = new TscClock();
          clock.start(hertz);
          assertEquals(1, clock.now());
          machine.clock().advance(cycles);
          long first = clock.now();
          BigInteger exact =
              BigInteger.valueOf(cycles)
                  .multiply(BigInteger.valueOf(1_000_000_000))
                  .divide(BigInteger.valueOf(hertz));
          assertTrue(first <= exact.longValueExact() + 1);
          machine.clock().advance(more);
          assertTrue(clock.now() >= first);
        });
  }

  @Property(tries = 50)
  void calibrationFindsTheFrequencies(
      @ForAll @LongRange(min = 500_000_000, max = 5_000_000_000L) long hertz,
      @ForAll @IntRange(max = 400) int delay) {
    // A delay of more than 54 ms, by a host that is busy, is longer than the PIT's count.
    Machine machine = new Machine();
    machine.clock().cyclesPerStep(hertz / 5_000_000); // a port access takes 200 ns
    new SimulatedApic(machine, 4);
    SimulatedPit pit = new SimulatedPit(machine.clock(), hertz, () -> {});
    machine.ports().attach(0x40, 4, "PIT", pit);
    machine.run(
        () -> {
          Calibration calibration = new Calibration(new Pit(0x40), new LocalApic(32, 47));
          calibration.begin();
          machine.clock().advance(hertz / 1000 * delay);
          calibration.finish(10);
          assertClose(hertz, calibration.cyclesPerSecond());
          assertClose(hertz / 4, calibration.apicTicksPerSecond());
        });
  }

  private static void assertClose(long frequency, long measured) {
    long error = (measured - frequency) * 1_000_000 / frequency;
    assertTrue(Math.abs(error) <= 200, () -> error + " parts in a million");
  }

  /** A busy host lets the machine wait, anywhere in the measurement. */
  @Property(tries = 500)
  void aWaitDoesNotSpoilTheCalibration(
      @ForAll @LongRange(min = 500_000_000, max = 5_000_000_000L) long hertz,
      @ForAll @IntRange(max = 200) int microseconds,
      @ForAll boolean atTheEnd,
      @ForAll @IntRange(min = 1, max = 20) int pause) {
    Machine machine = new Machine();
    machine.clock().cyclesPerStep(hertz / 5_000_000);
    new SimulatedApic(machine, 4);
    SimulatedPit pit = new SimulatedPit(machine.clock(), hertz, () -> {});
    machine.ports().attach(0x40, 4, "PIT", pit);
    long begin = atTheEnd ? hertz / 1000 * 10 : 0;
    machine
        .clock()
        .after(
            begin + hertz / 1_000_000 * microseconds,
            () -> machine.clock().advance(hertz / 1000 * pause));
    machine.run(
        () -> {
          Calibration calibration = new Calibration(new Pit(0x40), new LocalApic(32, 47));
          calibration.begin();
          calibration.finish(10);
          assertClose(hertz, calibration.cyclesPerSecond());
          assertClose(hertz / 4, calibration.apicTicksPerSecond());
        });
  }

  @Property
  void theAlarmComesAtItsTimeOrAFewTicksLater(
      @ForAll @LongRange(min = 1, max = 4_000_000_000L) long wait) {
    Machine machine = new Machine();
    long hertz = 1_000_000_000;
    SimulatedApic device = new SimulatedApic(machine, 16);
    long[] rung = new long[1];
    machine.run(
        () -> {
          TscClock clock = new TscClock();
          clock.start(hertz);
          LocalApic apic = new LocalApic(32, 47);
          ApicAlarm alarm = new ApicAlarm(apic, clock);
          alarm.start(hertz / 16);
          machine.interrupts().handler(vector -> rung[0] = clock.now());
          long deadline = clock.now() + wait;
          alarm.set(deadline);
          Interrupts.await();
          assertTrue(rung[0] >= deadline && rung[0] <= deadline + 100);
          assertEquals(1, device.armings());
        });
  }

  @Property
  void theDeadlineInCyclesIsNotBeforeTheDeadline(
      @ForAll @LongRange(min = 100_000_000, max = 6_000_000_000L) long hertz,
      @ForAll @LongRange(min = 1, max = 1L << 50) long deadline) {
    Machine machine = new Machine();
    machine.clock().cyclesPerStep(0);
    machine.processor().msr(Msr.TSC_DEADLINE, 0);
    new SimulatedApic(machine, 1);
    machine.run(
        () -> {
          TscClock clock = new TscClock();
          clock.start(hertz);
          TscAlarm alarm = new TscAlarm(new LocalApic(32, 47), clock);
          alarm.start();
          alarm.set(deadline);
          long cycles = Msr.read(Msr.TSC_DEADLINE);
          machine.clock().advance(cycles);
          assertTrue(Math.abs(clock.now() - deadline) <= deadline / 100_000_000 + 12);
        });
  }

  @Test
  void theProcessorMayTellItsFrequency() {
    Machine machine = new Machine();
    machine.processor().cpuid(0, 0, new CpuidLeaf(0x16, 0, 0, 0));
    machine.processor().cpuid(0x15, 0, new CpuidLeaf(2, 250, 24_000_000, 0));
    machine.run(() -> assertEquals(3_000_000_000L, ProcessorFrequency.hertz()));
  }

  @Test
  void orItsHypervisor() {
    Machine machine = new Machine();
    machine.processor().cpuid(0, 0, new CpuidLeaf(0xd, 0, 0, 0));
    machine.processor().cpuid(1, 0, new CpuidLeaf(0, 0, 1 << 31, 0));
    machine.processor().cpuid(0x4000_0000, 0, new CpuidLeaf(0x4000_0010, 0, 0, 0));
    machine.processor().cpuid(0x4000_0010, 0, new CpuidLeaf(2_500_000, 0, 0, 0));
    machine.run(() -> assertEquals(2_500_000_000L, ProcessorFrequency.hertz()));
  }

  @Test
  void orNobody() {
    Machine machine = new Machine();
    machine.processor().cpuid(0, 0, new CpuidLeaf(0x16, 0, 0, 0));
    machine.processor().cpuid(0x15, 0, new CpuidLeaf(0, 0, 0, 0));
    machine.processor().cpuid(1, 0, new CpuidLeaf(0, 0, 0, 0));
    machine.run(() -> assertEquals(ProcessorFrequency.UNKNOWN, ProcessorFrequency.hertz()));
  }
}
