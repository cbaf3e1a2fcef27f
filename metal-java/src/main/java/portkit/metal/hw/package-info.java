/**
 * The hardware as metal Java sees it: static methods over addresses, ports and registers. The
 * compiler replaces a call of an {@link portkit.metal.hw.Intrinsic} by the machine instruction it
 * stands for; on the JVM the method's own body runs, which acts on the {@link
 * portkit.metal.hw.sim.Machine} that the caller has bound. The same classes therefore run on metal
 * and, under a debugger, against simulated devices.
 *
 * <p>Addresses are {@code long}, in the address space that is active. Narrow values are {@code int}
 * and unsigned: a load of 8 bits gives 0 to 255, a store keeps the low bits. "SDM" in this package
 * is the Intel 64 and IA-32 Architectures Software Developer's Manual.
 */
package portkit.metal.hw;
