package portkit.metal.compiler.debug;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import portkit.metal.compiler.image.ImageHeap;
import portkit.metal.compiler.ir.Storage;
import portkit.metal.compiler.world.World;
import portkit.metal.dwarf.Variable;

/**
 * The variables that a debugger can name: static fields, and the fields of objects that are the
 * only one of their class, as most parts of a kernel are. {@code print 'board.Clock.ticks'} shows
 * one.
 */
final class HeapVariables {
  private HeapVariables() {}

  /** All of an image, by name. */
  static List<Variable> of(ImageHeap heap, World world) {
    Map<String, Variable> variables = new TreeMap<>();
    for (Field field : heap.staticFields()) {
      add(variables, field, heap.of(field));
    }
    Map<Class<?>, List<Object>> byClass =
        heap.objects().stream().collect(Collectors.groupingBy(Object::getClass));
    byClass.forEach(
        (type, objects) -> {
          if (objects.size() == 1 && !type.isArray()) {
            for (Field field : world.fields().of(type)) {
              if (world.isRead(field)) {
                long address = heap.of(objects.getFirst()) + world.fields().offset(field);
                add(variables, field, address);
              }
            }
          }
        });
    return new ArrayList<>(variables.values());
  }

  private static void add(Map<String, Variable> variables, Field field, long address) {
    String name = field.getDeclaringClass().getName() + "." + field.getName();
    type(Storage.of(field.getType()))
        .ifPresent(type -> variables.put(name, new Variable(name, address, type)));
  }

  private static Optional<Variable.Type> type(Storage storage) {
    return switch (storage) {
      case BOOLEAN -> Optional.of(Variable.Type.BOOLEAN);
      case BYTE -> Optional.of(Variable.Type.BYTE);
      case CHAR -> Optional.of(Variable.Type.CHAR);
      case SHORT -> Optional.of(Variable.Type.SHORT);
      case INT -> Optional.of(Variable.Type.INT);
      case LONG -> Optional.of(Variable.Type.LONG);
      case REF -> Optional.of(Variable.Type.REFERENCE);
      case FLOAT, DOUBLE -> Optional.empty();
    };
  }
}
