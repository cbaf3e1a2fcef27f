package portkit.metal.compiler.ir;

/** Writes one value to a run of elements, which were checked to exist. */
public final class ArrayFill extends Node {
  private final Storage storage;

  /** {@code array[i] = value} for {@code from <= i < to}; from is not above to. */
  public ArrayFill(Storage storage, Node array, Node from, Node to, Node value) {
    super(Kind.VOID, array, from, to, value);
    this.storage = storage;
  }

  /** The kind of element. */
  public Storage storage() {
    return storage;
  }

  @Override
  String detail() {
    return " " + storage;
  }
}
