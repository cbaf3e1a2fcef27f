package portkit.metal.compiler.ir;

import java.util.List;
import java.util.Map;
import portkit.metal.compiler.world.JavaMethod;

/** A call that was not inlined. */
public abstract sealed class Call extends Node {
  Call(Kind kind, List<Node> arguments) {
    super(kind, arguments.toArray(Node[]::new));
  }

  /** To one method. */
  public static final class Direct extends Call {
    private final JavaMethod target;

    /** With the receiver as the first argument, if it has one. */
    public Direct(JavaMethod target, List<Node> arguments) {
      super(target.returnKind(), arguments);
      this.target = target;
    }

    /** The method called. */
    public JavaMethod target() {
      return target;
    }

    @Override
    String detail() {
      return " " + target;
    }
  }

  /** Through the receiver's class. */
  public static final class Virtual extends Call {
    private final JavaMethod selector;
    private final Map<Class<?>, JavaMethod> targets;

    /**
     * The method named by the call; the receiver, not null, is the first argument.
     *
     * @param targets what is called for a receiver of each class that has objects
     */
    public Virtual(JavaMethod selector, List<Node> arguments, Map<Class<?>, JavaMethod> targets) {
      super(selector.returnKind(), arguments);
      this.selector = selector;
      this.targets = Map.copyOf(targets);
    }

    /** What is called for a receiver of each class. */
    public Map<Class<?>, JavaMethod> targets() {
      return targets;
    }

    /** The method that the targets override. */
    public JavaMethod selector() {
      return selector;
    }

    @Override
    String detail() {
      return " " + selector;
    }
  }
}
