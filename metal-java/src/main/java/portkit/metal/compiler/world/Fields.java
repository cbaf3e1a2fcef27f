package portkit.metal.compiler.world;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import portkit.metal.compiler.ir.Storage;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** Finds fields, reads their values on the JVM, and lays out objects. */
public final class Fields {
  /** Every object begins with its class number and, if it is an array, its length: two ints. */
  public static final int HEADER = 8;

  /** Where the class number lies. */
  public static final int CLASS_ID_OFFSET = 0;

  /** Where an array's length lies. */
  public static final int LENGTH_OFFSET = 4;

  private record Layout(List<Field> fields, int size) {}

  private final Map<String, Field> found = new HashMap<>();
  private final Map<Class<?>, Layout> layouts = new HashMap<>();
  private final Map<Field, Integer> offsets = new HashMap<>();

  /** Of no class yet. */
  public Fields() {}

  /** The field that the name means in a class: its own, a superclass's or an interface's. */
  public Field find(Class<?> owner, String name) {
    return found.computeIfAbsent(owner.getName() + "." + name, k -> search(owner, name));
  }

  private static Field search(Class<?> owner, String name) {
    Deque<Class<?>> todo = new ArrayDeque<>(List.of(owner));
    while (!todo.isEmpty()) {
      Class<?> c = todo.poll();
      for (Field f : c.getDeclaredFields()) {
        if (f.getName().equals(name)) {
          return f;
        }
      }
      if (c.getSuperclass() != null) {
        todo.add(c.getSuperclass());
      }
      todo.addAll(Arrays.asList(c.getInterfaces()));
    }
    throw new PortkitException(
        Failure.UNBUILDABLE, "field " + owner.getName() + "." + name + " does not exist");
  }

  /** Whether the module system lets the build read the field. */
  public static boolean isReadable(Field field) {
    return field.trySetAccessible();
  }

  /** The value now; for a static field the object is not used. */
  public static Object value(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException | InaccessibleObjectException e) {
      Class<?> owner = field.getDeclaringClass();
      throw new PortkitException(
          Failure.UNBUILDABLE,
          "the build cannot read %s.%s: start the JVM with --add-opens %s/%s=ALL-UNNAMED"
              .formatted(
                  owner.getName(),
                  field.getName(),
                  owner.getModule().getName(),
                  owner.getPackageName()),
          e);
    }
  }

  /** All instance fields, superclasses' first. */
  public List<Field> of(Class<?> type) {
    return layout(type).fields;
  }

  /** Where an instance field lies in its object. */
  public int offset(Field field) {
    layout(field.getDeclaringClass());
    return offsets.get(field);
  }

  /** The bytes of an object of this class, not an array. */
  public int size(Class<?> type) {
    return layout(type).size;
  }

  private Layout layout(Class<?> type) {
    Layout known = layouts.get(type);
    if (known != null) {
      return known;
    }
    Class<?> superclass = type.getSuperclass();
    Layout above = superclass == null ? new Layout(List.of(), HEADER) : layout(superclass);
    List<Field> own = new ArrayList<>();
    for (Field f : type.getDeclaredFields()) {
      if (!Modifier.isStatic(f.getModifiers())) {
        own.add(f);
      }
    }
    // Wide before narrow: no holes within a class. The sort is stable, so layout is deterministic.
    own.sort(Comparator.comparingInt(f -> -Storage.of(f.getType()).size()));
    int at = above.size;
    for (Field f : own) {
      int size = Storage.of(f.getType()).size();
      at = (at + size - 1) & -size;
      offsets.put(f, at);
      at += size;
    }
    List<Field> all = new ArrayList<>(above.fields);
    all.addAll(own);
    Layout made = new Layout(List.copyOf(all), at);
    layouts.put(type, made);
    return made;
  }
}
