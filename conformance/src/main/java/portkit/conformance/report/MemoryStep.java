package portkit.conformance.report;

import java.util.List;

/**
 * A line of a script that changes memory.
 *
 * @param line its number and text
 * @param reservations all so far, as they are after it
 */
record MemoryStep(String line, List<Reservation> reservations) {}
