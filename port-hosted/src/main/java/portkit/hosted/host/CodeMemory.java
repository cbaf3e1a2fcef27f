package portkit.hosted.host;

import java.lang.invoke.MethodHandle;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Code;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * Memory for machine code. It goes through the C library, because the direct system call is itself
 * installed here.
 */
public final class CodeMemory {
  private static final MethodHandle MMAP = Native.down(Native.libc("mmap"));
  private static final MethodHandle MPROTECT = Native.down(Native.libc("mprotect"));
  private static final long SIZE = 8192;

  private CodeMemory() {}

  /** Puts code into memory of its own, for ever; it is executable and no longer writable. */
  public static Code install(Assembler assembler) {
    try {
      long address =
          (long)
              MMAP.invokeExact(
                  0L,
                  SIZE,
                  (long) (Kernel.PROT_READ | Kernel.PROT_WRITE),
                  (long) (Kernel.MAP_PRIVATE | Kernel.MAP_ANONYMOUS),
                  -1L,
                  0L,
                  0L);
      if (address == -1) {
        throw new PortkitException(Failure.UNSUITABLE_JVM, "no memory for the port's trampolines");
      }
      Code code = assembler.assemble(address);
      Native.memory(address, SIZE).put(code.bytes());
      long protectedNow =
          (long)
              MPROTECT.invokeExact(
                  address, SIZE, (long) (Kernel.PROT_READ | Kernel.PROT_EXECUTE), 0L, 0L, 0L, 0L);
      if ((int) protectedNow != 0) {
        throw new PortkitException(
            Failure.UNSUITABLE_JVM,
            "the system refuses executable memory, which the port's trampolines need (SELinux's"
                + " execmem?)");
      }
      return code;
    } catch (PortkitException e) {
      throw e;
    } catch (Throwable t) {
      throw new IllegalStateException("installing machine code", t);
    }
  }
}
