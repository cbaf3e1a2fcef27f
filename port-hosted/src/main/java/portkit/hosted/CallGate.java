package portkit.hosted;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import portkit.hosted.host.Native;
import portkit.os.Errno;

/** Where calls of the OS table arrive in Java. */
final class CallGate {
  private static final long ADDRESS = Native.up(target());

  private CallGate() {}

  /** The address of {@link #serve} for machine code. */
  static long address() {
    return ADDRESS;
  }

  /**
   * Serves a call of the program on the thread that made it. Nothing may be thrown from here: an
   * exception that reaches machine code ends the JVM.
   */
  static long serve(long slot, long a, long b, long c) {
    GuestThread thread = GuestThread.current();
    long result;
    try {
      result = thread.guest().calls().call((int) slot, a, b, c);
    } catch (Throwable t) {
      thread.defect(t);
      result = Errno.EIO.result();
    }
    if (thread.guest().ending()) {
      thread.context().postEnd();
    }
    return result;
  }

  private static MethodHandle target() {
    try {
      MethodType type =
          MethodType.methodType(long.class, long.class, long.class, long.class, long.class);
      return MethodHandles.lookup().findStatic(CallGate.class, "serve", type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
