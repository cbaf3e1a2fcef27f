package portkit.metal.compiler.frontend;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DynamicConstantDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import portkit.metal.asm.Cond;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Phi;
import portkit.metal.compiler.ir.Rule;

/**
 * Pattern switches: the bootstrap of java.lang.runtime.SwitchBootstraps gives the index of the
 * first label that matches, at or behind a restart index (a guard that fails restarts the switch
 * behind its label). It becomes a chain of tests.
 */
final class TypeSwitches {
  private static final ClassDesc ENUM_DESC = ClassDesc.of("java.lang.Enum$EnumDesc");

  private final Cursor cursor;
  private final Values values;
  private final Memory memory;
  private final Invocations invocations;

  TypeSwitches(Cursor cursor, Values values, Memory memory, Invocations invocations) {
    this.cursor = cursor;
    this.invocations = invocations;
    this.values = values;
    this.memory = memory;
  }

  /** The index of the label, -1 for null, or the number of labels if none matches. */
  Node select(InvokeDynamicInstruction d, Node selector, Node restart) {
    return new Chain(selector, restart)
        .select(d.bootstrapArgs(), cursor.world().classes().load(d.typeSymbol().parameterType(0)));
  }

  private final class Chain {
    private final Node selector;
    private final Node restart;
    private final Block join = new Block();
    private final List<Node> results = new ArrayList<>();

    Chain(Node selector, Node restart) {
      this.selector = selector;
      this.restart = restart;
    }

    Node select(List<ConstantDesc> labels, Class<?> selectorType) {
      test(selector, cursor.nullReference(), -1);
      int first = restart.isNumber() ? (int) restart.number() : 0;
      for (int i = first; i < labels.size() && cursor.block() != null; i++) {
        Block next = new Block();
        if (!restart.isNumber()) {
          Block here = new Block();
          cursor.branch(Cond.G, restart, cursor.number(i), next, here);
          cursor.moveTo(here);
        }
        try {
          label(labels.get(i), i, selectorType);
        } catch (BlockEnded e) {
          // Testing this label traps; others may still be reached.
        }
        if (cursor.block() != null) {
          cursor.jump(next);
        }
        cursor.moveTo(next.preds().isEmpty() ? null : next);
      }
      if (cursor.block() != null) {
        matches(labels.size());
      }
      if (join.preds().isEmpty()) {
        throw new BlockEnded();
      }
      cursor.moveTo(join);
      Phi phi = cursor.phi(join, Kind.INT);
      phi.inputs().addAll(results);
      return phi;
    }

    private void label(ConstantDesc label, int index, Class<?> selectorType) {
      switch (label) {
        case ClassDesc c -> {
          Node is = memory.instanceOf(selector, cursor.world().classes().load(c));
          test(is, cursor.number(1), index);
        }
        case String s when selectorType.isEnum() ->
            test(selector, constant(selectorType, s), index);
        case String s -> {
          List<Node> both = List.of(cursor.object(s.intern()), selector);
          Node equal = invocations.callOf(String.class, "equals(Ljava/lang/Object;)Z", both);
          test(equal, cursor.number(1), index);
        }
        case Integer i -> test(unboxed(selectorType), cursor.number(i), index);
        // EnumDesc.of(ClassDesc.of("a.B"), "C"), each call a constant of a handle and arguments
        case DynamicConstantDesc<?> e when e.constantType().equals(ENUM_DESC) -> {
          DynamicConstantDesc<?> type = (DynamicConstantDesc<?>) e.bootstrapArgs()[1];
          ClassDesc owner = ClassDesc.of((String) type.bootstrapArgs()[1]);
          Class<?> enumType = cursor.world().classes().load(owner);
          test(selector, constant(enumType, (String) e.bootstrapArgs()[2]), index);
        }
        default -> throw cursor.violation(Rule.LANGUAGE, "the switch label " + label);
      }
    }

    /** The number in a box, which is not null; labels of this kind are for one type of box. */
    private Node unboxed(Class<?> box) {
      return memory.getField(cursor.world().fields().find(box, "value"), selector);
    }

    private Node constant(Class<?> enumType, String name) {
      for (Object e : enumType.getEnumConstants()) {
        if (((Enum<?>) e).name().equals(name)) {
          return cursor.object(e);
        }
      }
      throw cursor.violation(Rule.LANGUAGE, "missing enum constant " + name);
    }

    /** If both are equal the index is found; else goes on behind. */
    private void test(Node a, Node b, int index) {
      Optional<Boolean> known = values.compare(Cond.E, a, b);
      if (known.isPresent()) {
        if (known.get()) {
          matches(index);
        }
        return;
      }
      Block next = new Block();
      cursor.branch(Cond.E, a, b, join, next);
      results.add(cursor.number(index));
      cursor.moveTo(next);
    }

    private void matches(int index) {
      cursor.jump(join);
      results.add(cursor.number(index));
    }
  }
}
