package portkit.baremetal.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import portkit.metal.hw.sim.Machine;
import portkit.metal.hw.sim.SimulatedRtc;

class RtcProperties {
  private static final long YEAR_2000 = 946_684_800;
  private static final long YEAR_2100 = 4_102_444_800L;

  @Property
  void readsEveryTimeInEveryFormat(
      @ForAll @LongRange(min = YEAR_2000, max = YEAR_2100 - 1) long seconds,
      @ForAll boolean binary,
      @ForAll boolean hours24) {
    Machine machine = new Machine();
    LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    machine.ports().attach(0x70, 2, "RTC", new SimulatedRtc(time, binary, hours24));
    machine.run(() -> assertEquals(seconds, new Rtc(0x70).seconds()));
  }
}
