package portkit.metal.compiler.world;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The program as far as it is known: the objects that its code can reach, which of their fields are
 * read and which are written.
 *
 * <p>The compiler is optimistic: it builds code under the facts known so far (a field not yet
 * written is constant, a class without objects has no instances), and when building that code turns
 * up a new fact it starts another round. Facts only grow, so the rounds end.
 */
public final class World {
  private final Classes classes;
  private final Fields fields = new Fields();
  private final Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Object> objects = new ArrayList<>();
  private final Map<Class<?>, List<Object>> instances = new LinkedHashMap<>();
  private final Set<Field> read = new LinkedHashSet<>();
  private final Set<Field> written = new LinkedHashSet<>();
  private final Set<Class<?>> writtenArrayClasses = new LinkedHashSet<>();
  private final Set<Object> writtenArrays = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> exports = new HashSet<>();
  private boolean changed;

  /** A world without objects. */
  public World(ClassLoader loader) {
    classes = new Classes(loader);
  }

  /** The classes. */
  public Classes classes() {
    return classes;
  }

  /** The fields and the layout of objects. */
  public Fields fields() {
    return fields;
  }

  /** Begins a round; code built in earlier ones is void. */
  public void beginRound() {
    changed = false;
    classes.beginRound();
  }

  /** Whether a fact was learnt in this round. */
  public boolean hasChanged() {
    return changed || classes.hasInitialised();
  }

  /** Learns, before the first round, what is exported. */
  public void export(String symbol) {
    exports.add(symbol);
  }

  /** Whether something is exported under this symbol. */
  public boolean isExported(String symbol) {
    return exports.contains(symbol);
  }

  /** Makes an object part of the program. */
  public void reach(Object object) {
    if (object == null || !known.add(object)) {
      return;
    }
    if (object instanceof String s) {
      int unused =
          s.hashCode(); // caches the hash in the object: the image must not depend on who asked
    }
    objects.add(object);
    instances.computeIfAbsent(object.getClass(), k -> new ArrayList<>()).add(object);
    changed = true;
  }

  /** Reaches what code can reach from the known objects through fields that it reads. */
  public void followReferences() {
    for (Field f : read) {
      if (Modifier.isStatic(f.getModifiers()) && !f.getType().isPrimitive()) {
        reach(Fields.value(f, null));
      }
    }
    for (int i = 0; i < objects.size(); i++) { // grows meanwhile
      references(objects.get(i)).forEach(this::reach);
    }
  }

  /** The objects that code can load from this one. */
  public List<Object> references(Object object) {
    List<Object> out = new ArrayList<>();
    if (object instanceof Object[] array) {
      Collections.addAll(out, array);
    } else if (!object.getClass().isArray()) {
      for (Field f : fields.of(object.getClass())) {
        if (!f.getType().isPrimitive() && isRead(f)) {
          out.add(Fields.value(f, object));
        }
      }
    }
    return out;
  }

  /** The classes that have objects, in order of discovery. */
  public Collection<Class<?>> instantiated() {
    return Collections.unmodifiableSet(instances.keySet());
  }

  /** The only object that is an instance of the class, if there is exactly one. */
  public Optional<Object> singleton(Class<?> type) {
    Object one = null;
    for (Map.Entry<Class<?>, List<Object>> e : instances.entrySet()) {
      if (type.isAssignableFrom(e.getKey())) {
        if (one != null || e.getValue().size() != 1) {
          return Optional.empty();
        }
        one = e.getValue().getFirst();
      }
    }
    return Optional.ofNullable(one);
  }

  /**
   * What a virtual call leads to, by the class of the receiver.
   *
   * @param upper a class that the receiver is known to be an instance of
   */
  public Map<Class<?>, JavaMethod> targets(JavaMethod selector, Class<?> upper) {
    Map<Class<?>, JavaMethod> out = new LinkedHashMap<>();
    for (Class<?> c : instances.keySet()) {
      if (selector.owner().isAssignableFrom(c) && upper.isAssignableFrom(c)) {
        classes
            .resolve(c, selector.key())
            .filter(m -> !m.isAbstract())
            .ifPresent(m -> out.put(c, m));
      }
    }
    return out;
  }

  /** Whether the field keeps the value it has now. */
  public boolean isConstant(Field field) {
    return !written.contains(field);
  }

  /** Whether code reads the field. */
  public boolean isRead(Field field) {
    return read.contains(field);
  }

  /** Learns that code reads the field. */
  public void markRead(Field field) {
    changed |= read.add(field);
  }

  /** Learns that code writes the field. */
  public void markWritten(Field field) {
    changed |= written.add(field);
    markRead(field);
  }

  /** Learns that code writes elements of arrays that are instances of this array class. */
  public void markArraysWritten(Class<?> arrayType) {
    changed |= writtenArrayClasses.add(arrayType);
  }

  /** Learns that code writes elements of this array. */
  public void markArrayWritten(Object array) {
    changed |= writtenArrays.add(array);
  }

  /** Whether code may write to this object of the image. */
  public boolean isWritten(Object object) {
    Class<?> type = object.getClass();
    if (type.isArray()) {
      return writtenArrays.contains(object)
          || writtenArrayClasses.stream().anyMatch(w -> w.isAssignableFrom(type));
    }
    return fields.of(type).stream().anyMatch(written::contains);
  }

  /** The length of an array of the image. */
  public static int length(Object array) {
    return Array.getLength(array);
  }
}
