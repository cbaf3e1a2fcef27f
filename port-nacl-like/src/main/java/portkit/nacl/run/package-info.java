/** On the side of whoever starts a sandbox, ordinary Java: makes the tender and runs it. */
package portkit.nacl.run;
