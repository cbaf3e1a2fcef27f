package portkit.metal.compiler.passes;

import java.util.HashSet;
import java.util.Set;
import portkit.metal.asm.Cond;
import portkit.metal.compiler.ir.ArrayLength;
import portkit.metal.compiler.ir.ArrayLoad;
import portkit.metal.compiler.ir.Binary;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.ClassIdOf;
import portkit.metal.compiler.ir.InstanceOf;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Load;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Phi;
import portkit.metal.compiler.ir.Storage;
import portkit.metal.compiler.ir.Unary;

/**
 * Bounds of int values at a block: from what computes them, and from the branches that lead there.
 * Unknown bounds are those of int.
 */
final class Ranges {
  private static final long MAX = Integer.MAX_VALUE;
  private static final long MIN = Integer.MIN_VALUE;

  /** Phis taken to be non-negative while their operands are examined: induction. */
  private final Set<Node> assumed = new HashSet<>();

  /** Phis whose upper bounds are being looked for; one that depends on itself has none. */
  private final Set<Node> visited = new HashSet<>();

  /** Bounds the work on long chains of sums. */
  private int budget = 200;

  /** Whether a branch says that the value is less than the length of the array. */
  boolean isBelowLength(Node value, Node array, Block at) {
    return Facts.of(value, at).stream()
        .anyMatch(
            f ->
                f.cond() == Cond.L
                    && f.other() instanceof ArrayLength length
                    && length.input(0) == array);
  }

  /** The value is at most this. */
  long upper(Node n, Block at) {
    if (n.kind() != Kind.INT || --budget < 0) {
      return MAX;
    }
    if (n.isNumber()) {
      return n.number();
    }
    long bound = computedUpper(n, at);
    for (Facts.Fact f : Facts.of(n, at)) {
      if (f.cond() == Cond.L) {
        bound = Math.min(bound, (f.other().isNumber() ? f.other().number() : MAX) - 1);
      } else if ((f.cond() == Cond.LE || f.cond() == Cond.E) && f.other().isNumber()) {
        bound = Math.min(bound, f.other().number());
      }
    }
    return bound;
  }

  private long computedUpper(Node n, Block at) {
    return switch (n) {
      case Binary b -> binaryUpper(b, at);
      case Unary u ->
          switch (u.op()) {
            case INT_TO_CHAR -> Character.MAX_VALUE;
            case INT_TO_BYTE -> Byte.MAX_VALUE;
            case INT_TO_SHORT -> Short.MAX_VALUE;
            default -> MAX;
          };
      case ArrayLoad l -> upper(l.storage());
      case Load l -> upper(l.storage());
      case InstanceOf i -> 1;
      case Phi p -> phiUpper(p);
      default -> MAX;
    };
  }

  private long phiUpper(Phi phi) {
    if (!visited.add(phi)) {
      return MAX;
    }
    long bound = MIN;
    for (int i = 0; i < phi.inputs().size() && bound < MAX; i++) {
      bound = Math.max(bound, upper(phi.input(i), phi.block().preds().get(i)));
    }
    visited.remove(phi);
    return bound;
  }

  private static long upper(Storage storage) {
    return switch (storage) {
      case BOOLEAN -> 255; // also what raw memory is read as, byte by byte
      case BYTE -> Byte.MAX_VALUE;
      case CHAR -> Character.MAX_VALUE;
      case SHORT -> Short.MAX_VALUE;
      default -> MAX;
    };
  }

  private long binaryUpper(Binary b, Block at) {
    Node x = b.input(0);
    Node y = b.input(1);
    return switch (b.op()) {
      case AND -> Math.min(masked(x, at), masked(y, at));
      case USHR -> {
        long count = y.isNumber() ? y.number() & 31 : 0;
        yield count > 0 ? 0xffffffffL >>> count : MAX;
      }
      case SHR -> // by an unknown count a negative number may become -1
          y.isNumber() ? upper(x, at) >> (y.number() & 31) : Math.max(upper(x, at), -1);
      case REM -> y.isNumber() && y.number() > 0 ? y.number() - 1 : MAX;
      case DIV ->
          y.isNumber() && y.number() > 0 && lower(x, at) >= 0 ? upper(x, at) / y.number() : MAX;
      case ADD -> {
        long sum = upper(x, at) + upper(y, at);
        yield sum <= MAX && lower(x, at) + lower(y, at) >= MIN ? sum : MAX;
      }
      case COMPARE -> 1;
      default -> MAX;
    };
  }

  /** The most that bitwise and with the value can give. */
  private long masked(Node n, Block at) {
    return lower(n, at) >= 0 ? upper(n, at) : MAX;
  }

  /** The value is at least this; only tells the non-negative from the rest. */
  long lower(Node n, Block at) {
    if (n.kind() != Kind.INT || --budget < 0) {
      return MIN;
    }
    if (n.isNumber()) {
      return n.number();
    }
    if (assumed.contains(n)) {
      return 0;
    }
    long bound = MIN;
    for (Facts.Fact f : Facts.of(n, at)) {
      if (f.other().isNumber()) {
        long c = f.other().number();
        bound =
            switch (f.cond()) {
              case GE, E -> Math.max(bound, c);
              case G -> Math.max(bound, c + 1);
              default -> bound;
            };
      }
    }
    return bound >= 0 ? bound : computedLower(n, at);
  }

  private long computedLower(Node n, Block at) {
    return switch (n) {
      case Binary b -> binaryLower(b, at);
      case Unary u ->
          switch (u.op()) {
            case INT_TO_CHAR -> 0;
            default -> MIN;
          };
      case ArrayLoad l -> lower(l.storage());
      case Load l -> lower(l.storage());
      case ArrayLength l -> 0;
      case ClassIdOf c -> 0;
      case InstanceOf i -> 0;
      case Phi p -> phiLower(p);
      default -> MIN;
    };
  }

  private static long lower(Storage storage) {
    return switch (storage) {
      case BOOLEAN, CHAR -> 0;
      case BYTE -> Byte.MIN_VALUE;
      case SHORT -> Short.MIN_VALUE;
      default -> MIN;
    };
  }

  private long binaryLower(Binary b, Block at) {
    Node x = b.input(0);
    Node y = b.input(1);
    return switch (b.op()) {
      case AND -> lower(y, at) >= 0 || lower(x, at) >= 0 ? 0 : MIN;
      case USHR -> (y.isNumber() && (y.number() & 31) != 0) || lower(x, at) >= 0 ? 0 : MIN;
      case SHR, REM -> lower(x, at) >= 0 ? 0 : MIN;
      case DIV -> lower(x, at) >= 0 && lower(y, at) >= 0 ? 0 : MIN;
      case ADD -> sumLower(b);
      default -> MIN;
    };
  }

  /** Looked at where the sum is computed: what guards its operands holds there. */
  private long sumLower(Binary sum) {
    Block at = sum.block();
    Node x = sum.input(0);
    Node y = sum.input(1);
    boolean nonNegative =
        lower(x, at) >= 0 && lower(y, at) >= 0 && upper(x, at) + upper(y, at) <= MAX;
    return nonNegative ? 0 : MIN;
  }

  private long phiLower(Phi phi) {
    Set<Node> before = Set.copyOf(assumed);
    assumed.add(phi);
    for (int i = 0; i < phi.inputs().size(); i++) {
      if (lower(phi.input(i), phi.block().preds().get(i)) < 0) {
        assumed.retainAll(before); // what was concluded from the assumption falls with it
        return MIN;
      }
    }
    return 0;
  }
}
