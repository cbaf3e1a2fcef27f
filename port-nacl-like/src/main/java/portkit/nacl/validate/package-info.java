/**
 * The inner layer of the sandbox, ordinary Java: every instruction of a program is decoded and
 * judged before the program runs.
 */
package portkit.nacl.validate;
