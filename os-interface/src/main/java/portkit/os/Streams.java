package portkit.os;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * Where a program's descriptors lead when they are not those of the process that runs it.
 *
 * @param input what the program reads from descriptor 0; a read that blocks keeps the program from
 *     ending
 * @param output gets what it writes to descriptor 1; used by several threads, one at a time
 * @param error gets what it writes to descriptor 2, and a port's report of its death
 */
public record Streams(InputStream input, OutputStream output, OutputStream error) {}
