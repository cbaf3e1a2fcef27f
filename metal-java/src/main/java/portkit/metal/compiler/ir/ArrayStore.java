package portkit.metal.compiler.ir;

/** Writes an element that was checked to exist. */
public final class ArrayStore extends Node {
  private final Storage storage;

  /** {@code array[index] = value}. */
  public ArrayStore(Storage storage, Node array, Node index, Node value) {
    super(Kind.VOID, array, index, value);
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
