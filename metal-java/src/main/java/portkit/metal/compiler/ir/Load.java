package portkit.metal.compiler.ir;

/** Reads memory at base + displacement; the base is an object, a static field or an address. */
public final class Load extends Node {
  private final Storage storage;
  private final int displacement;
  private final Access access;

  /** A read of what lies this many bytes behind the base. */
  public Load(Storage storage, Node base, int displacement, Access access) {
    super(storage.kind(), base);
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

  /** What is read. */
  public Access access() {
    return access;
  }

  /** Reading a device register is an effect, and so is what an ordered load orders. */
  @Override
  public boolean removable() {
    return access instanceof Access.OfField;
  }

  @Override
  String detail() {
    return " " + storage + " +" + displacement;
  }
}
