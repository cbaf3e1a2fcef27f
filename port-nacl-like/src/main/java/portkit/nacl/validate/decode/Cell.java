package portkit.nacl.validate.decode;

/**
 * One instruction as a cell of opcodes.txt says it.
 *
 * @param contexts under which prefixes it is defined, as {@link Prefixes#setOf} makes it
 */
record Cell(Operands operands, Immediate immediate, int contexts) {
  /** Where the cell does not say: 66 is operand size, or has no meaning. */
  private static final String ALWAYS = "n6";

  /** Reads a cell; null for what is not an instruction. */
  static Cell of(String text) {
    if (text.equals("-") || text.equals("p")) {
      return null;
    }
    int slash = text.indexOf('/');
    String letters = slash < 0 ? ALWAYS : text.substring(slash + 1);
    String shape = slash < 0 ? text : text.substring(0, slash);
    Operands operands = Operands.of(shape.charAt(0));
    String rest = operands == null ? shape : shape.substring(1);
    Immediate immediate = rest.isEmpty() ? Immediate.NONE : Immediate.of(rest.charAt(0));
    if (rest.length() > 1 || immediate == null) {
      throw new IllegalArgumentException("no cell is written " + text);
    }
    return new Cell(
        operands == null ? Operands.NONE : operands, immediate, Prefixes.setOf(letters));
  }

  boolean hasModrm() {
    return operands != Operands.NONE;
  }

  /** Whether the instruction is defined under these prefixes and with this ModRM byte. */
  boolean allows(int prefixes, int modrm) {
    return (contexts & Prefixes.context(prefixes)) != 0
        && operands.allow(modrm, Prefixes.has(prefixes, Prefixes.LOCK));
  }
}
