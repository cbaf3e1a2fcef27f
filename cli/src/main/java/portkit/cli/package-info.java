/** The portkit command: a class per subcommand, and what they share with a person at a terminal. */
package portkit.cli;
