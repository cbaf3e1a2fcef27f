/**
 * Drivers for the devices of a PC. Each knows its registers and nothing of who uses it; on the JVM
 * the same classes talk to simulated devices.
 */
package portkit.baremetal.driver;
