package portkit.hosted.code;

import portkit.hosted.host.Vdso;

/**
 * What the trampolines must know of the process that they are in.
 *
 * @param signal the port's own signal
 * @param previousHandlers address of the handlers that were there before, 8 bytes by signal number
 * @param vdso where the kernel's clock is
 */
record HostFacts(int signal, long previousHandlers, Vdso vdso) {}
