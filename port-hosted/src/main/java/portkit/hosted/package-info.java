/**
 * The hosted port: runs a program inside the JVM, with every call of the OS table served by a
 * method of {@link portkit.hosted.HostedOs} in which a breakpoint stops. It is for understanding
 * and testing, and does not isolate: the program shares the JVM's process and can do what the
 * process can.
 */
package portkit.hosted;
