/**
 * What every port in metal Java needs, whatever it runs on: the program's file and why it may be
 * refused, the OS table, sets of addresses.
 */
package portkit.metal.port;
