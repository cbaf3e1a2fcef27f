package portkit.metal.compiler.frontend;

import java.util.Optional;
import portkit.metal.asm.Cond;
import portkit.metal.compiler.ir.Binary;
import portkit.metal.compiler.ir.BinaryOp;
import portkit.metal.compiler.ir.Block;
import portkit.metal.compiler.ir.Check;
import portkit.metal.compiler.ir.Forbidden;
import portkit.metal.compiler.ir.Kind;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Storage;
import portkit.metal.compiler.ir.Terminator;
import portkit.metal.compiler.ir.Unary;
import portkit.metal.compiler.ir.UnaryOp;

/** Arithmetic, folded and simplified as it is built. */
final class Values {
  private final Cursor cursor;

  Values(Cursor cursor) {
    this.cursor = cursor;
  }

  /** A value read from an object at build time. */
  Node constant(Storage storage, Object value) {
    return switch (storage) {
      case BOOLEAN -> cursor.number((boolean) value ? 1 : 0);
      case BYTE, SHORT, INT -> cursor.number(((Number) value).intValue());
      case CHAR -> cursor.number((char) value);
      case LONG -> cursor.number(Kind.LONG, (long) value);
      case REF -> cursor.object(value);
      case FLOAT, DOUBLE -> throw new IllegalArgumentException("floating point constant");
    };
  }

  Node unary(UnaryOp op, Kind kind, Node a) {
    if (a.isNumber()) {
      return cursor.number(kind, op.fold(kind, a.number()));
    }
    if (op == UnaryOp.LONG_TO_INT && a instanceof Unary u && u.op() == UnaryOp.INT_TO_LONG) {
      return u.input(0);
    }
    return cursor.append(new Unary(op, kind, a));
  }

  /** The result; for divisions with the check in front. */
  Node binary(BinaryOp op, Kind kind, Node first, Node second) {
    if (op.isCommutative() && first.isNumber() && !second.isNumber()) {
      return binary(op, kind, second, first);
    }
    if (op.isDivision() && second.isNumber(0)) {
      throw cursor.trap(new Check.Divisor(second).exception());
    }
    if (second.isNumber()) {
      if (first.isNumber()) {
        return cursor.number(kind, op.fold(kind, first.number(), second.number()));
      }
      Node simpler = simplify(op, kind, first, second.number());
      if (simpler != null) {
        return simpler;
      }
    } else if (op.isDivision()) {
      cursor.append(new Check.Divisor(second));
    }
    return cursor.append(new Binary(op, kind, first, second));
  }

  /** A simpler form of {@code a op c}, or null. */
  private Node simplify(BinaryOp op, Kind kind, Node a, long c) {
    return switch (op) {
      case ADD, OR, XOR -> c == 0 ? a : op == BinaryOp.ADD ? reassociate(kind, a, c) : null;
      case SUB ->
          binary(BinaryOp.ADD, kind, a, cursor.number(kind, kind == Kind.INT ? -(int) c : -c));
      case SHL, SHR, USHR -> (c & (kind == Kind.INT ? 31 : 63)) == 0 ? a : null;
      case MUL -> multiply(kind, a, c);
      case AND -> c == -1 ? a : c == 0 ? cursor.number(kind, 0) : null;
      case DIV -> c == 1 ? a : null;
      case REM -> c == 1 || c == -1 ? cursor.number(kind, 0) : null;
      case MULHI, UMULHI, MIN, COMPARE -> null;
    };
  }

  /** (x + d) + c = x + (d + c): the sum of displacements becomes one. */
  private Node reassociate(Kind kind, Node a, long c) {
    if (a instanceof Binary b && b.op() == BinaryOp.ADD && b.input(1).isNumber()) {
      long sum = BinaryOp.ADD.fold(kind, b.input(1).number(), c);
      return binary(BinaryOp.ADD, kind, b.input(0), cursor.number(kind, sum));
    }
    return null;
  }

  private Node multiply(Kind kind, Node a, long c) {
    if (c == 0) {
      return cursor.number(kind, 0);
    }
    if (c == 1) {
      return a;
    }
    if (c > 0 && Long.bitCount(c) == 1) {
      return binary(BinaryOp.SHL, kind, a, cursor.number(Long.numberOfTrailingZeros(c)));
    }
    return null;
  }

  /** Whether {@code a cond b}, if that is known now. */
  Optional<Boolean> compare(Cond cond, Node a, Node b) {
    if (a.kind() == Kind.REF) {
      return sameReference(a, b).map(same -> same == (cond == Cond.E));
    }
    if (!a.isNumber() || !b.isNumber()) {
      return a == b ? Optional.of(Terminator.If.holds(cond, 0)) : Optional.empty();
    }
    return Optional.of(Terminator.If.holds(cond, Long.compare(a.number(), b.number())));
  }

  private static Optional<Boolean> sameReference(Node a, Node b) {
    if (a == b) {
      return Optional.of(true);
    }
    if (a.isObject() && b.isObject()) {
      return Optional.of(a.object() == b.object());
    }
    if ((a.isNull() && isNotNull(b)) || (b.isNull() && isNotNull(a))) {
      return Optional.of(false);
    }
    return Optional.empty();
  }

  private static boolean isNotNull(Node a) {
    return a.refType().nonNull() || a instanceof Forbidden;
  }

  /** Checks a reference that is about to be used. */
  void nonNull(Node reference) {
    if (reference.isNull()) {
      throw cursor.trap(new Check.Null(reference).exception());
    }
    if (!isNotNull(reference)) {
      cursor.append(new Check.Null(reference));
    }
  }

  /** Goes on only if 0 <= index < length. */
  void checkIndex(Node index, Node length, String exception) {
    requireNot(Cond.L, index, cursor.number(index.kind(), 0), exception);
    requireNot(Cond.GE, index, length, exception);
  }

  private void requireNot(Cond cond, Node a, Node b, String exception) {
    Optional<Boolean> known = compare(cond, a, b);
    if (known.isPresent()) {
      if (known.get()) {
        throw cursor.trap(exception);
      }
      return;
    }
    Block fails = new Block();
    Block next = new Block();
    cursor.branch(cond, a, b, fails, next);
    cursor.moveTo(fails);
    cursor.append(new Terminator.Trap(exception));
    cursor.moveTo(next);
  }
}
