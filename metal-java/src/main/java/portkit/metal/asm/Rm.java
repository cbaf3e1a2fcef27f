package portkit.metal.asm;

/** What the r/m field of ModRM can name: a register or memory. */
public sealed interface Rm permits Reg, Mem {}
