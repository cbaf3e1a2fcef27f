package portkit.metal.hw.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import portkit.metal.hw.sim.Machine;

/** Descriptors and gates, whose addresses the processor wants in pieces. */
class DescriptorProperties {
  @Example
  void flatSegments() {
    // The values that every long-mode boot code has, but for the accessed bit.
    assertEquals(0x00af_9a00_0000_ffffL, SegmentDescriptor.code64(0));
    assertEquals(0x00cf_9200_0000_ffffL, SegmentDescriptor.data(0));
    assertEquals(0x00af_fa00_0000_ffffL, SegmentDescriptor.code64(3));
    assertEquals(0x00cf_f200_0000_ffffL, SegmentDescriptor.data(3));
  }

  @Property
  void taskStateSegments(@ForAll long base) {
    long low = SegmentDescriptor.tssLow(base);
    long high = SegmentDescriptor.tssHigh(base);
    assertEquals(base, high << 32 | (low >>> 56) << 24 | (low >>> 16 & 0xff_ffff));
    assertEquals(103, low & 0xffff);
    assertEquals(0x89, low >>> 40 & 0xff);
    assertEquals(0, low >>> 48 & 0xff);
  }

  @Property
  void gates(@ForAll long handler, @ForAll @IntRange(max = 7) int ist) {
    Machine machine = new Machine();
    machine.memory().ram(0, 16);
    machine.run(
        () -> {
          InterruptGate.write(0, handler, 8, ist);
          assertEquals(handler, InterruptGate.handler(0));
        });
    long low = machine.memory().load(0, 8);
    assertEquals(handler & 0xffff, low & 0xffff);
    assertEquals(handler >>> 16 & 0xffff, low >>> 48);
    assertEquals(handler >>> 32, machine.memory().load(8, 8));
    assertEquals(0x8e00 | ist, low >>> 32 & 0xffff);
    assertEquals(8, low >>> 16 & 0xffff);
  }
}
