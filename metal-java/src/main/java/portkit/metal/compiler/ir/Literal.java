package portkit.metal.compiler.ir;

import java.lang.reflect.Field;
import portkit.metal.compiler.world.JavaMethod;

/** The value of a {@link Const}; all but numbers are addresses or ids known after layout. */
public sealed interface Literal {
  /** An int or long. */
  record Num(long value) implements Literal {}

  /** An object of the image, compared by identity; null is the null reference. */
  record Obj(Object object) implements Literal {
    @Override
    public boolean equals(Object other) {
      return other instanceof Obj o && o.object == object;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }
  }

  /** The number that objects of a class carry in their header. */
  record ClassId(Class<?> type) implements Literal {}

  /** The address of a static field. */
  record StaticField(Field field) implements Literal {}

  /** The address of a compiled method. */
  record Function(JavaMethod method) implements Literal {}

  /** The address of the function exported under a symbol. */
  record Exported(String symbol) implements Literal {}

  /** Where the {@link portkit.metal.hw.StaticMemory} that the object stands for begins. */
  record StaticMemory(Object owner) implements Literal {
    @Override
    public boolean equals(Object other) {
      return other instanceof StaticMemory s && s.owner == owner;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(owner);
    }
  }

  /** A boundary of the image. */
  record Boundary(ImageBoundary boundary) implements Literal {}
}
