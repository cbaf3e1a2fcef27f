/**
 * What the hosted port needs of the machine underneath: Linux's system calls, memory by address,
 * machine code called from Java and Java called from machine code.
 */
package portkit.hosted.host;
