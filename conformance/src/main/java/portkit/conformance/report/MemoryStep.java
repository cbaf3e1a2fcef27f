package portkit.conformance.report;

import java.util.List;
import java.util.Optional;

/**
 * A line of a script that changes memory, or what it holds, or looks at that.
 *
 * @param line its number and text
 * @param reservations all so far, as they are after it
 * @param access what the line itself touches, if it does
 */
record MemoryStep(String line, List<Reservation> reservations, Optional<Access> access) {
  /**
   * An access to bytes of a reservation.
   *
   * @param reservation its place among all of them
   * @param from offset of the first byte
   * @param to offset behind the last
   */
  record Access(int reservation, long from, long to) {}
}
