package portkit.conformance.suite;

import java.util.ArrayList;
import java.util.List;

/** What the guest has reported about one script. */
final class Section {
  /** An expectation that did not hold. */
  record Broken(int line, long left, long right) {}

  /** A fault that no script has asked for. */
  record Stray(int kind, long pc) {}

  private final List<Broken> broken = new ArrayList<>();
  private final List<Long> told = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<Stray> strays = new ArrayList<>();
  private final StringBuilder said = new StringBuilder();
  private int taken;
  private int lost;
  private boolean ended;
  private long held;
  private long running;

  /** Takes a record in; tells whether it is one. */
  boolean take(char kind, long[] numbers) {
    if (ended && kind != 's') {
      return false;
    }
    taken++;
    switch (kind + "" + numbers.length) {
      case "x3" -> broken.add(new Broken((int) numbers[0], numbers[1], numbers[2]));
      case "t1" -> told.add(numbers[0]);
      case "s3" -> strays.add(new Stray((int) numbers[0], numbers[1]));
      case "c5" ->
          events.add(
              new Event.Call(
                  Event.thread(numbers[0]),
                  Event.value(numbers[0]),
                  numbers[1],
                  numbers[2],
                  numbers[3],
                  numbers[4]));
      case "f5" ->
          events.add(
              new Event.Fill(
                  Event.thread(numbers[3]),
                  numbers[0],
                  numbers[1],
                  (int) numbers[2] & 0xff,
                  Event.value(numbers[3])));
      case "g5" ->
          events.add(
              new Event.Scan(
                  Event.thread(numbers[3]),
                  numbers[0],
                  numbers[1],
                  (int) numbers[2] & 0xff,
                  Event.value(numbers[3]),
                  numbers[4]));
      case "e3" -> {
        ended = true;
        held = numbers[0];
        running = numbers[1];
        lost = (int) numbers[2] - (taken - 1);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Notes what was written between its reports. */
  void say(String text) {
    said.append(text);
  }

  /** What was written between its reports. */
  String said() {
    return said.toString();
  }

  /** How many reports the guest has made that did not come. */
  int lost() {
    return lost;
  }

  List<Broken> broken() {
    return broken;
  }

  List<Long> told() {
    return told;
  }

  List<Event> events() {
    return events;
  }

  List<Stray> strays() {
    return strays;
  }

  /** Whether the script came to its end. */
  boolean ended() {
    return ended;
  }

  /** How many expectations held. */
  long held() {
    return held;
  }

  /** How many threads had not ended. */
  long running() {
    return running;
  }
}
