/**
 * A decoder for x86-64 in 64-bit mode that tells how long an instruction is and which one it is, as
 * far as a judge must know. "SDM" in comments is Intel's Software Developer's Manual.
 */
package portkit.nacl.validate.decode;
