/**
 * The tender: a static Linux program in metal Java that loads a program into a region of its own,
 * seals itself behind the {@linkplain portkit.nacl.policy policy}, and serves the OS table.
 */
package portkit.nacl.tender;
