package portkit.metal.compiler.ir;

import java.util.List;

/** Reads memory at an address and writes it in one step, which is a full fence, too. */
public final class AtomicUpdate extends Node {
  /** What is written. */
  public enum Operation {
    /** The second operand if the first is there; the result is whether it was. */
    COMPARE_AND_SET,
    /** The second operand if the first is there; the result is what was there. */
    COMPARE_AND_EXCHANGE,
    /** The operand; the result is what was there. */
    EXCHANGE,
    /** The sum with the operand; the result is what was there. */
    ADD,
    /** The bits that the operand has, too; the result, if wanted, is what was there. */
    AND,
    /** The bits that either has; the result, if wanted, is what was there. */
    OR,
    /** The bits that one of both has; the result, if wanted, is what was there. */
    XOR
  }

  private final Operation operation;
  private final Storage storage;

  /**
   * An update of what is stored at the first input.
   *
   * @param kind of the result; VOID if it is not wanted
   * @param inputs the address, then the operands
   */
  public AtomicUpdate(Operation operation, Storage storage, Kind kind, List<Node> inputs) {
    super(kind, inputs.toArray(Node[]::new));
    this.operation = operation;
    this.storage = storage;
  }

  /** What it does. */
  public Operation operation() {
    return operation;
  }

  /** The size and meaning of the memory. */
  public Storage storage() {
    return storage;
  }

  @Override
  String detail() {
    return " " + operation + " " + storage;
  }
}
