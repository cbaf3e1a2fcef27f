package portkit.metal.hw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import portkit.metal.hw.sim.Machine;

/** Atomic operations against those of the JDK. */
class AtomicProperties {
  private static final long AT = 0x1000;

  private static Machine machine() {
    Machine machine = new Machine();
    machine.memory().ram(AT, 0x1000);
    return machine;
  }

  @Property(tries = 300)
  void of32Bits(@ForAll int start, @ForAll int a, @ForAll int b, @ForAll boolean match) {
    AtomicInteger model = new AtomicInteger(start);
    int expected = match ? start : a;
    machine()
        .run(
            () -> {
              Memory.store32(AT, start);
              assertEquals(
                  model.compareAndExchange(expected, b),
                  Atomic.compareAndExchange32(AT, expected, b));
              assertEquals(model.compareAndSet(b, a), Atomic.compareAndSet32(AT, b, a));
              assertEquals(model.getAndAdd(b), Atomic.fetchAdd32(AT, b));
              assertEquals(model.getAndSet(a), Atomic.exchange32(AT, a));
              Atomic.or32(AT, b);
              Atomic.and32(AT, start);
              assertEquals((a | b) & start, Memory.load32(AT));
              assertEquals(0, Memory.load32(AT + 4));
            });
  }

  @Property(tries = 300)
  void of64Bits(@ForAll long start, @ForAll long a, @ForAll long b, @ForAll boolean match) {
    AtomicLong model = new AtomicLong(start);
    long expected = match ? start : a;
    machine()
        .run(
            () -> {
              Memory.store64(AT, start);
              assertEquals(
                  model.compareAndExchange(expected, b),
                  Atomic.compareAndExchange64(AT, expected, b));
              assertEquals(model.compareAndSet(b, a), Atomic.compareAndSet64(AT, b, a));
              assertEquals(model.getAndAdd(b), Atomic.fetchAdd64(AT, b));
              assertEquals(model.getAndSet(a), Atomic.exchange64(AT, a));
              Atomic.or64(AT, b);
              Atomic.and64(AT, start);
              assertEquals((a | b) & start, Memory.load64(AT));
            });
  }
}
