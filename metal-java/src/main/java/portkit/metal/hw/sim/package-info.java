/**
 * A simulated machine for running and testing metal Java on the JVM. A {@link
 * portkit.metal.hw.sim.Machine} has memory, ports, registers, interrupts and a clock that moves
 * only with its own steps, so that a test gives the same result every time. What real hardware
 * would answer with nonsense, such as a load where there is no memory, is a {@link
 * portkit.metal.hw.sim.SimulationException} that names the address.
 *
 * <p>A machine has one processor and is not thread-safe: one thread at a time may use it.
 */
package portkit.metal.hw.sim;
