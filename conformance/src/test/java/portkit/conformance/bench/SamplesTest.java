package portkit.conformance.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void ratiosAreTakenRunByRun() {
    // A machine that slows down by ten between the runs: the ratio of the medians would be off.
    Samples base = new Samples(List.of(1., 10., 10.), "ms");
    Samples other = new Samples(List.of(2., 20., 20.), "ms");
    assertEquals(2, other.ratioTo(base));
    assertEquals(10, base.median());
    assertEquals(1, base.min());
    assertEquals("10.0 ms", base.toString());
  }
}
