package portkit.metal.hw.sim;

import java.util.PriorityQueue;

/**
 * Time as the machine's devices see it. It stands still but for the machine's steps, so a program
 * always meets an event at the same place.
 */
public final class SimulatedClock {
  private record Event(long cycle, long order, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byCycle = Long.compare(cycle, other.cycle);
      return byCycle != 0 ? byCycle : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long cycles;
  private long cyclesPerStep = 1;
  private long order;

  /** Cycles since the machine's start. */
  public long cycles() {
    return cycles;
  }

  /** Sets what a step costs; 1 by default. */
  public void cyclesPerStep(long count) {
    cyclesPerStep = count;
  }

  /** Has a device act some cycles from now, between two steps. */
  public void after(long delay, Runnable action) {
    events.add(new Event(cycles + Math.max(delay, 0), order++, action));
  }

  /** Lets time pass; events that fall due happen. */
  public void advance(long count) {
    long end = cycles + count;
    while (!events.isEmpty() && events.peek().cycle <= end) {
      Event event = events.poll();
      cycles = Math.max(cycles, event.cycle);
      event.action.run();
    }
    cycles = Math.max(cycles, end);
  }

  void tick() {
    advance(cyclesPerStep);
  }

  /** Lets time pass until the next event has happened; false if none is planned. */
  boolean skipToNextEvent() {
    if (events.isEmpty()) {
      return false;
    }
    advance(events.peek().cycle - cycles);
    return true;
  }
}
