package portkit.metal.compiler.ir;

/** Writes memory at base + displacement. */
public final class Store extends Node {
  private final Storage storage;
  private final int displacement;
  private final Access access;

  /** A write of the value to what lies this many bytes behind the base. */
  public Store(Storage storage, Node base, int displacement, Node value, Access access) {
    super(Kind.VOID, base, value);
    this.storage = storage;
    this.displacement = displacement;
    this.access = access;
  }

  /** The size and meaning of the memory. */
  public Storage storage() {
    return storage;
  }

  /** Bytes behind the base. */
  public int displacement() {
    return displacement;
  }

  /** What is written. */
  public Access access() {
    return access;
  }

  /** What is stored. */
  public Node value() {
    return input(1);
  }

  @Override
  String detail() {
    return " " + storage + " +" + displacement;
  }
}
