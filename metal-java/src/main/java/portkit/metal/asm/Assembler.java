package portkit.metal.asm;

import java.util.Objects;

/**
 * Emits instructions and data one after the other; {@link #assemble} gives the finished bytes.
 *
 * <pre>{@code
 * Assembler a = new Assembler();
 * Label loop = a.here("loop");
 * a.add(QWORD, RAX, Mem.at(RDI, RCX, Scale.X8, -8));
 * a.dec(DWORD, RCX);
 * a.jcc(Cond.NE, loop);
 * a.ret();
 * Code code = a.assemble(0x100000);
 * }</pre>
 *
 * <p>Refuses what cannot be encoded with an {@link IllegalArgumentException} when it is emitted.
 */
public final class Assembler
    implements Moves,
        Arithmetic,
        Bits,
        ControlFlow,
        Strings,
        Atomics,
        Privileged,
        ThreadState,
        Data {
  private final CodeBuffer buffer = new CodeBuffer();
  private Mode mode = Mode.LONG;

  /** An empty assembler for 64-bit code. */
  public Assembler() {}

  /** For code that begins in another mode. */
  public Assembler(Mode mode) {
    mode(mode);
  }

  @Override
  public CodeBuffer buffer() {
    return buffer;
  }

  @Override
  public Mode mode() {
    return mode;
  }

  /** What follows is executed in this mode. */
  public void mode(Mode next) {
    mode = Objects.requireNonNull(next, "mode");
  }

  /** The label stands for this place from now on; a label is bound once. */
  public void bind(Label label) {
    buffer.bind(label);
  }

  /** A new label for this place. */
  public Label here(String name) {
    Label label = new Label(name);
    bind(label);
    return label;
  }

  /** A new label for this place. */
  public Label here() {
    return here("label");
  }

  /**
   * Sets the whole register by the shortest instruction that leaves the flags alone. Zero takes
   * five bytes here; {@code xor} does it in two where flags are free.
   */
  public void set(Reg dst, long value) {
    if (value >>> 32 == 0) {
      mov(Width.DWORD, dst, value); // clears the upper half
    } else if (value == (int) value) {
      mov(Width.QWORD, dst, value);
    } else {
      movabs(dst, value);
    }
  }

  /**
   * The finished code at its address. More may be emitted afterwards, and the same code assembled
   * for another address.
   *
   * @throws IllegalStateException if a label that is used was never bound, or is out of reach
   */
  public Code assemble(long origin) {
    Layout layout = new Layout(buffer, origin);
    return new Code(origin, layout.bytes(), layout);
  }
}
