package portkit.metal.asm;

/**
 * A place in the code, made before or after it is reached. It is bound once, with {@link
 * Assembler#bind}, in the assembler that uses it; or it stands for a fixed address outside the
 * code.
 */
public final class Label {
  private static final int UNBOUND = -1;

  private final String name;
  private final boolean external;
  private final long address;
  private CodeBuffer owner;
  private int position = UNBOUND;

  private Label(String name, boolean external, long address) {
    this.name = name;
    this.external = external;
    this.address = address;
  }

  /** A label; the name appears in messages only. */
  public Label(String name) {
    this(name, false, 0);
  }

  /** A label without a name of its own. */
  public Label() {
    this("label");
  }

  /** A fixed address outside the code; branches to it must be within 2 GiB of the final origin. */
  public static Label external(String name, long address) {
    return new Label(name, true, address);
  }

  /** The name given. */
  public String name() {
    return name;
  }

  /** Whether the place is known: bound, or external. */
  public boolean isBound() {
    return external || position != UNBOUND;
  }

  boolean isExternal() {
    return external;
  }

  long externalAddress() {
    return address;
  }

  void bind(CodeBuffer buffer, int at) {
    if (isBound()) {
      throw new IllegalStateException("label " + name + " is bound twice");
    }
    owner = buffer;
    position = at;
  }

  /** Position in the given buffer before branches take their final size. */
  int position(CodeBuffer buffer) {
    if (position == UNBOUND) {
      throw new IllegalStateException("label " + name + " is used but never bound");
    }
    if (owner != buffer) {
      throw new IllegalStateException("label " + name + " is bound in another assembler");
    }
    return position;
  }

  @Override
  public String toString() {
    return name;
  }
}
