package portkit.hosted.host;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The border between Java and machine code. One shape serves all calls down and one all calls up,
 * since each further shape costs the linker milliseconds at the start; a function that takes fewer
 * arguments ignores the rest (psABI AMD64, 3.2.3: six in registers, the seventh on the stack).
 */
public final class Native {
  private static final Linker LINKER = Linker.nativeLinker();

  private static final FunctionDescriptor DOWN =
      FunctionDescriptor.of(
          JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

  private static final FunctionDescriptor UP =
      FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

  private Native() {}

  /** A handle of type (long × 7) → long for the function at the address. */
  public static MethodHandle down(long address) {
    return LINKER.downcallHandle(MemorySegment.ofAddress(address), DOWN);
  }

  /** The address of a C function that calls a static method of type (long × 4) → long, for ever. */
  public static long up(MethodHandle target) {
    return LINKER.upcallStub(target, UP, Arena.global()).address();
  }

  /** The address of a function of the C library. */
  static long libc(String name) {
    return LINKER.defaultLookup().findOrThrow(name).address();
  }

  /**
   * Memory by address, little-endian. The caller knows that it is mapped for as long as the buffer
   * is used: touching unmapped memory ends the JVM.
   *
   * @param size below 2 GiB
   */
  public static ByteBuffer memory(long address, long size) {
    return MemorySegment.ofAddress(address)
        .reinterpret(size)
        .asByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
