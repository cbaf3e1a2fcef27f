package portkit.metal.compiler.backend;

import java.lang.reflect.Field;
import java.util.List;

/** Where the data of the image lies; all of it below 2 GiB, so that addresses fit operands. */
public interface Addresses {
  /** An object of the image. */
  long of(Object object);

  /** A static field that code writes. */
  long of(Field staticField);

  /** The memory that a {@link portkit.metal.hw.StaticMemory} stands for. */
  long ofStaticMemory(Object owner);

  /** The number of a class. */
  int classId(Class<?> type);

  /** All classes that have numbers, by number. */
  List<Class<?>> classes();
}
