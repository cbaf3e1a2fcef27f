package portkit.metal.asm;

/** A segment register, numbered as in MOV to and from them. */
public enum Segment {
  ES(0, 0x26),
  CS(1, 0x2e),
  SS(2, 0x36),
  DS(3, 0x3e),
  FS(4, 0x64),
  GS(5, 0x65);

  private final int number;
  private final int prefix;

  Segment(int number, int prefix) {
    this.number = number;
    this.prefix = prefix;
  }

  int number() {
    return number;
  }

  /** The byte that makes it the segment of a memory operand. */
  int prefix() {
    return prefix;
  }
}
