/**
 * The machine code at the border between a program and Java: entering and leaving the program, the
 * calls of the OS table, signals and faults. Written with the assembler of {@link
 * portkit.metal.asm}.
 *
 * <p>Two registers tell whose code runs. GS base, which Linux and HotSpot leave free, holds the
 * thread's {@linkplain portkit.hosted.code.ContextField context} from entering the program until
 * leaving it. FS base holds the program's thread pointer in <em>guest mode</em> and the C library's
 * in <em>host mode</em>: the thread is in guest mode if and only if GS base is not 0 and FS base
 * equals the guest's in the context. (GS base alone does not tell: a thread that Java starts during
 * a call inherits it.) On the way into Java, FS base is switched before anything else is touched;
 * on the way back, after everything else.
 */
package portkit.hosted.code;
