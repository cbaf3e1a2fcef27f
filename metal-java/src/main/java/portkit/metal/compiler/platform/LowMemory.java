package portkit.metal.compiler.platform;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** Executable memory below 2 GiB, where compiled programs live. */
final class LowMemory implements AutoCloseable {
  private static final int PROT_READ_WRITE_EXEC = 7;
  private static final int MAP_PRIVATE_ANONYMOUS = 0x22;

  /** Never over another mapping: the JVM's own heap may be down here. Linux 4.17. */
  private static final int MAP_FIXED_NOREPLACE = 0x100000;

  private static final long FIRST = 0x1000_0000L;
  private static final long LAST = 0x7c00_0000L;
  private static final long STRIDE = 0x200_0000L;

  private final MemorySegment segment;

  private LowMemory(MemorySegment segment) {
    this.segment = segment;
  }

  static LowMemory map(long size) {
    for (long hint = FIRST; hint + size <= LAST; hint += STRIDE) {
      if (mmap(hint, size) == hint) {
        return new LowMemory(MemorySegment.ofAddress(hint).reinterpret(size));
      }
    }
    throw new PortkitException(
        Failure.ADDRESS_TAKEN,
        "no %d MiB are free between 256 MiB and 2 GiB of this process".formatted(size >> 20));
  }

  private static long mmap(long address, long size) {
    MethodHandle mmap =
        libc(
            "mmap",
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG));
    try {
      return (long)
          mmap.invokeExact(
              address,
              size,
              PROT_READ_WRITE_EXEC,
              MAP_PRIVATE_ANONYMOUS | MAP_FIXED_NOREPLACE,
              -1,
              0L);
    } catch (Throwable e) {
      throw new IllegalStateException("mmap", e);
    }
  }

  private static MethodHandle libc(String function, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(function), type);
  }

  /** Gives the memory back; who still uses it crashes. */
  @Override
  public void close() {
    FunctionDescriptor type =
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);
    try {
      int failed = (int) libc("munmap", type).invokeExact(address(), segment.byteSize());
      if (failed != 0) {
        throw new IllegalStateException("munmap refused what mmap gave");
      }
    } catch (Throwable e) {
      throw new IllegalStateException("munmap", e);
    }
  }

  long address() {
    return segment.address();
  }

  MemorySegment segment() {
    return segment;
  }

  void write(long address, byte[] bytes) {
    if (address + bytes.length > address() + segment.byteSize()) {
      throw new PortkitException(
          Failure.UNBUILDABLE,
          "the program does not fit the %d MiB region it is loaded to"
              .formatted(segment.byteSize() >> 20));
    }
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, segment, address - address(), bytes.length);
  }
}
