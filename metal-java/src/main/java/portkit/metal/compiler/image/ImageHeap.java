package portkit.metal.compiler.image;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import portkit.metal.compiler.backend.Addresses;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Const;
import portkit.metal.compiler.ir.Graph;
import portkit.metal.compiler.ir.Literal;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Storage;
import portkit.metal.compiler.world.Fields;
import portkit.metal.compiler.world.World;
import portkit.metal.elf.Section;
import portkit.metal.hw.StaticMemory;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * The objects that the compiled code can reach, laid out as they were on the JVM when the program
 * was built: first those that no code writes, then the others and the static fields, then arrays
 * that are all zero.
 */
public final class ImageHeap implements Addresses {
  private static final int PAGE = 4096;

  /** Elements from which on an array is worth leaving out. */
  private static final int LARGE = 512;

  /** Absolute operands are sign-extended from 32 bits. */
  private static final long LIMIT = 1L << 31;

  /**
   * An array whose elements are all zero.
   *
   * @param address where its header goes: class number, then length, as ints
   */
  public record ZeroArray(long address, int classId, int length) {}

  private final World world;
  private final IdentityHashMap<Object, Long> addresses = new IdentityHashMap<>();
  private final List<Object> objects = new ArrayList<>();
  private final IdentityHashMap<Object, Long> staticMemory = new IdentityHashMap<>();
  private final SequencedMap<Field, Long> statics = new LinkedHashMap<>();
  private final SequencedSet<Class<?>> classes = new LinkedHashSet<>();
  private final Map<Class<?>, Integer> classIds = new LinkedHashMap<>();
  private final List<Object> zeros;
  private final long readOnlyEnd;
  private final long base;
  private final long dataBase;
  private final long zerosBase;
  private long top;

  /**
   * Lays out, from the base address on, what the graphs refer to and what can be reached from it.
   */
  public ImageHeap(World world, long base, Collection<Graph> graphs) {
    this.world = world;
    this.base = base;
    graphs.forEach(this::collect);
    for (int i = 0; i < objects.size(); i++) { // grows meanwhile
      world.references(objects.get(i)).forEach(this::add);
    }
    for (Class<?> c : classes) {
      classIds.put(c, classIds.size());
    }
    top = base;
    objects.stream().filter(o -> !world.isWritten(o)).forEach(this::place);
    readOnlyEnd = top;
    top = (top + PAGE - 1) & -PAGE;
    dataBase = top;
    statics.replaceAll((field, unplaced) -> allocate(8));
    zeros = objects.stream().filter(o -> world.isWritten(o) && isLargeAndZero(o)).toList();
    objects.removeIf(o -> world.isWritten(o) && isLargeAndZero(o));
    objects.stream().filter(world::isWritten).forEach(this::place);
    zerosBase = (top + PAGE - 1) & -PAGE;
    top = zerosBase;
    zeros.forEach(this::place);
    for (Object o : objects) {
      if (o instanceof StaticMemory m) {
        top = (top + m.alignment() - 1) & -m.alignment();
        staticMemory.put(m, top);
        top += m.size();
      }
    }
    if (top > LIMIT) {
      throw new PortkitException(
          Failure.UNBUILDABLE,
          "the image's objects take %d bytes from 0x%x on: they must lie below 2 GiB"
              .formatted(top - base, base));
    }
  }

  private void collect(Graph graph) {
    for (Block b : graph.blocks()) {
      b.phis().forEach(p -> p.inputs().forEach(this::collect));
      b.nodes().forEach(n -> n.inputs().forEach(this::collect));
    }
  }

  private void collect(Node n) {
    if (n instanceof Const c) {
      switch (c.literal()) {
        case Literal.Obj(Object o) -> add(o);
        case Literal.ClassId(Class<?> type) -> classes.add(type);
        case Literal.StaticField(Field field) -> {
          statics.put(field, 0L);
          if (!field.getType().isPrimitive()) {
            add(Fields.value(field, null));
          }
        }
        case Literal.StaticMemory(Object owner) -> add(owner);
        case Literal.Num num -> {
          // in the instruction
        }
        case Literal.Function function -> {
          // in the code
        }
        case Literal.Exported exported -> {
          // in the code
        }
        case Literal.Boundary boundary -> {
          // where the code ends
        }
      }
    }
  }

  private void add(Object o) {
    if (o == null || addresses.containsKey(o)) {
      return;
    }
    if (o instanceof Thread || o instanceof ClassLoader) {
      throw new PortkitException(
          Failure.UNBUILDABLE, "a " + o.getClass().getName() + " cannot be in an image: " + o);
    }
    addresses.put(o, 0L);
    objects.add(o);
    classes.add(o.getClass());
  }

  private void place(Object o) {
    addresses.put(o, allocate(size(o)));
  }

  private long allocate(long size) {
    top = (top + 7) & -8;
    long at = top;
    top += size;
    return at;
  }

  private long size(Object o) {
    Class<?> type = o.getClass();
    if (o instanceof StaticMemory) {
      return world.fields().size(type) + 8L; // and the address that it stands for
    }
    if (type.isArray()) {
      int element = Storage.of(type.componentType()).size();
      return Fields.HEADER + (long) Array.getLength(o) * element;
    }
    return world.fields().size(type);
  }

  /** Large arrays of zeros take room in memory but none in files. */
  private static boolean isLargeAndZero(Object o) {
    if (!o.getClass().isArray() || Array.getLength(o) < LARGE) {
      return false;
    }
    Object zero = Array.get(Array.newInstance(o.getClass().componentType(), 1), 0);
    for (int i = 0; i < Array.getLength(o); i++) {
      if (!Objects.equals(Array.get(o, i), zero)) {
        return false;
      }
    }
    return true;
  }

  /** The arrays that are not in any section's bytes: the target must write their headers. */
  public List<ZeroArray> zeroArrays() {
    return zeros.stream()
        .map(o -> new ZeroArray(of(o), classId(o.getClass()), Array.getLength(o)))
        .toList();
  }

  @Override
  public long of(Object object) {
    Long address = addresses.get(object);
    if (address == null) {
      throw new IllegalStateException("not in the image: " + object.getClass());
    }
    return address;
  }

  @Override
  public long of(Field staticField) {
    return statics.get(staticField);
  }

  @Override
  public long ofStaticMemory(Object owner) {
    return staticMemory.get(owner);
  }

  @Override
  public int classId(Class<?> type) {
    return classIds.get(type);
  }

  @Override
  public List<Class<?>> classes() {
    return List.copyOf(classes);
  }

  /** The objects that have contents in the image. */
  public List<Object> objects() {
    return List.copyOf(objects);
  }

  /** The static fields that have a place of their own. */
  public List<Field> staticFields() {
    return List.copyOf(statics.keySet());
  }

  /** How many objects there are. */
  public int objectCount() {
    return objects.size() + zeros.size();
  }

  /** Where what no code writes ends. */
  public long readOnlyEnd() {
    return readOnlyEnd;
  }

  /** Where the last section ends. */
  public long end() {
    return top;
  }

  /** The sections with their contents, as the objects are now. */
  public List<Section> sections() {
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(zerosBase - base)).order(ByteOrder.LITTLE_ENDIAN);
    objects.forEach(o -> write(out, o));
    statics.forEach(
        (f, address) ->
            write(out, offset(address), Storage.of(f.getType()), Fields.value(f, null)));
    List<Section> sections = new ArrayList<>();
    sections.add(section(".rodata", Section.Kind.READ_ONLY, out, base, readOnlyEnd));
    sections.add(section(".data", Section.Kind.DATA, out, dataBase, zerosBase));
    if (zerosBase < top) {
      sections.add(Section.zero(".bss", zerosBase, top - zerosBase, PAGE));
    }
    return sections;
  }

  private Section section(String name, Section.Kind kind, ByteBuffer out, long from, long to) {
    byte[] bytes = new byte[Math.toIntExact(to - from)];
    out.get(offset(from), bytes);
    return Section.loaded(name, kind, from, bytes, PAGE);
  }

  private int offset(long address) {
    return Math.toIntExact(address - base);
  }

  private void write(ByteBuffer out, Object o) {
    Class<?> type = o.getClass();
    int at = offset(of(o));
    out.putInt(at + Fields.CLASS_ID_OFFSET, classId(type));
    if (type.isArray()) {
      int length = Array.getLength(o);
      Storage element = Storage.of(type.componentType());
      out.putInt(at + Fields.LENGTH_OFFSET, length);
      for (int i = 0; i < length; i++) {
        write(out, at + Fields.HEADER + i * element.size(), element, Array.get(o, i));
      }
      return;
    }
    if (o instanceof StaticMemory) {
      out.putLong(at + world.fields().size(type), ofStaticMemory(o));
    }
    for (Field f : world.fields().of(type)) {
      if (world.isRead(f)) {
        write(out, at + world.fields().offset(f), Storage.of(f.getType()), Fields.value(f, o));
      }
    }
  }

  private void write(ByteBuffer out, int at, Storage storage, Object value) {
    switch (storage) {
      case BOOLEAN -> out.put(at, (byte) ((boolean) value ? 1 : 0));
      case BYTE -> out.put(at, (byte) value);
      case CHAR -> out.putChar(at, (char) value);
      case SHORT -> out.putShort(at, (short) value);
      case INT -> out.putInt(at, (int) value);
      case LONG -> out.putLong(at, (long) value);
      case REF -> out.putLong(at, value == null ? 0 : addresses.getOrDefault(value, 0L));
      case FLOAT -> out.putFloat(at, (float) value);
      case DOUBLE -> out.putDouble(at, (double) value);
    }
  }
}
