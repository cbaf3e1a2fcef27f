package portkit.metal.compiler.passes;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import portkit.metal.compiler.ir.Access;
import portkit.metal.compiler.ir.ArrayFill;
import portkit.metal.compiler.ir.ArrayLoad;
import portkit.metal.compiler.ir.ArrayStore;
import portkit.metal.compiler.ir.AtomicUpdate;
import portkit.metal.compiler.ir.Call;
import portkit.metal.compiler.ir.IntrinsicCall;
import portkit.metal.compiler.ir.Load;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Storage;
import portkit.metal.compiler.ir.Store;

/**
 * Numbers that change whenever memory may: two loads of one place see the same value if the number
 * for it is the same. A field is changed by stores to that field, elements by stores to elements of
 * that size and by raw accesses, everything by calls, hardware operations and ordered accesses.
 */
final class MemoryVersions {
  private final IntSupplier fresh;
  private final Map<Object, Integer> versions = new HashMap<>();
  private int fields;
  private int elements;

  /** Nothing is known of what was before. */
  MemoryVersions(IntSupplier fresh) {
    this.fresh = fresh;
    changeAll();
  }

  private MemoryVersions(MemoryVersions other) {
    fresh = other.fresh;
    versions.putAll(other.versions);
    fields = other.fields;
    elements = other.elements;
  }

  /** For the block behind, if there is no other way to it. */
  MemoryVersions copy() {
    return new MemoryVersions(this);
  }

  private void changeAll() {
    versions.clear();
    fields = fresh.getAsInt();
    elements = fresh.getAsInt();
  }

  private void changeElements() {
    versions.keySet().removeIf(k -> k instanceof Storage);
    elements = fresh.getAsInt();
  }

  int of(Field field) {
    return versions.getOrDefault(field, fields);
  }

  int of(Storage storage) {
    return versions.getOrDefault(storage, elements);
  }

  /** The operation comes next. */
  void pass(Node n) {
    switch (n) {
      case Load l -> access(l.access(), false);
      case Store s -> access(s.access(), true);
      case ArrayStore s -> versions.put(s.storage(), fresh.getAsInt());
      case ArrayFill f -> versions.put(f.storage(), fresh.getAsInt());
      case Call c -> changeAll();
      case AtomicUpdate u -> changeAll();
      case IntrinsicCall i when !i.intrinsic().isPure() -> changeAll();
      default -> {
        // leaves memory alone
      }
    }
  }

  private void access(Access access, boolean writes) {
    switch (access) {
      case Access.Raw r -> changeElements();
      case Access.Ordered o -> changeAll();
      case Access.OfField(Field f) -> {
        if (writes) {
          versions.put(f, fresh.getAsInt());
        }
      }
    }
  }

  /** What makes the load equal to another with the same operands; null if nothing does. */
  Object identity(Node n) {
    return switch (n) {
      case Load l when l.access() instanceof Access.OfField(Field f) -> new Place(f, of(f));
      case ArrayLoad l -> new Place(l.storage(), of(l.storage()));
      default -> null;
    };
  }

  private record Place(Object what, int version) {}
}
