package portkit.metal.compiler.ir;

/** Reads an element that was checked to exist. */
public final class ArrayLoad extends Node {
  private final Storage storage;

  /** {@code array[index]}. */
  public ArrayLoad(Storage storage, Node array, Node index) {
    super(storage.kind(), array, index);
    this.storage = storage;
  }

  /** The kind of element. */
  public Storage storage() {
    return storage;
  }

  @Override
  public boolean removable() {
    return true;
  }

  @Override
  String detail() {
    return " " + storage;
  }
}
