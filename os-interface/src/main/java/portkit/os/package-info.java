/**
 * The contract between a program and the port that runs it. {@link portkit.os.Os} is the one
 * definition; the table's offsets, the Go side, the C header and the ABI reference are generated
 * from it by {@link portkit.os.spec}.
 */
package portkit.os;
