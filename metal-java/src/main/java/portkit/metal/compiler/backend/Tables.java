package portkit.metal.compiler.backend;

import portkit.metal.asm.Assembler;

/**
 * What stands behind the functions: the entry of stacks, jump and dispatch tables, class flags,
 * messages.
 */
public final class Tables {
  private Tables() {}

  /** Emits all that the functions referred to. */
  public static void emit(Assembler asm, Labels labels) {
    StackEmitter.emitEntry(asm, labels);
    asm.alignData(8);
    labels
        .tables()
        .forEach(
            (targets, label) -> {
              asm.bind(label);
              targets.forEach(asm::u64);
            });
    labels
        .flagTables()
        .forEach(
            (flags, label) -> {
              asm.bind(label);
              flags.forEach(f -> asm.u8(f ? 1 : 0));
            });
    labels
        .messages()
        .forEach(
            (text, label) -> {
              asm.bind(label);
              asm.ascii(text.replaceAll("[^\\x20-\\x7e]", "?"));
              asm.u8(0);
            });
  }
}
