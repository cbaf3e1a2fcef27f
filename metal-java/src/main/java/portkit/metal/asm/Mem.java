package portkit.metal.asm;

import java.util.Objects;

/**
 * A memory operand. The factories check what the encoding cannot express; a segment override is
 * added with {@link #in}.
 */
public sealed interface Mem extends Rm {
  /**
   * {@code segment:[base + index * scale + disp]}.
   *
   * @param segment the override, or null for the default segment
   * @param base null for none
   * @param index null for none; never RSP, whose number means "no index" in the SIB byte
   * @param disp sign-extended by the processor
   */
  record Indirect(Segment segment, Reg base, Reg index, Scale scale, int disp) implements Mem {
    /** Refuses an index that cannot be encoded. */
    public Indirect {
      Objects.requireNonNull(scale, "scale");
      if (index == Reg.RSP) {
        throw new IllegalArgumentException("RSP cannot be an index register");
      }
    }

    @Override
    public Indirect in(Segment override) {
      return new Indirect(override, base, index, scale, disp);
    }

    @Override
    public Indirect plus(long bytes) {
      return new Indirect(segment, base, index, scale, displacement(disp + bytes));
    }
  }

  /** {@code segment:[rip + distance of (label + disp)]}; 64-bit code only. */
  record RipRelative(Segment segment, Label label, int disp) implements Mem {
    /** Refuses a missing label. */
    public RipRelative {
      Objects.requireNonNull(label, "label");
    }

    @Override
    public RipRelative in(Segment override) {
      return new RipRelative(override, label, disp);
    }

    @Override
    public RipRelative plus(long bytes) {
      return new RipRelative(segment, label, displacement(disp + bytes));
    }
  }

  /** {@code [base]}. */
  static Mem at(Reg base) {
    return at(base, 0);
  }

  /** {@code [base + disp]}. */
  static Mem at(Reg base, long disp) {
    return new Indirect(
        null, Objects.requireNonNull(base, "base"), null, Scale.X1, displacement(disp));
  }

  /** {@code [base + index * scale + disp]}. */
  static Mem at(Reg base, Reg index, Scale scale, long disp) {
    return new Indirect(
        null, Objects.requireNonNull(base, "base"), index, scale, displacement(disp));
  }

  /** {@code [index * scale + disp]}. */
  static Mem indexed(Reg index, Scale scale, long disp) {
    return new Indirect(
        null, null, Objects.requireNonNull(index, "index"), scale, displacement(disp));
  }

  /** {@code [address]}: the lowest or highest 2 GiB of the address space. */
  static Mem absolute(long address) {
    return new Indirect(null, null, null, Scale.X1, displacement(address));
  }

  /** {@code gs:[disp]}: a field of what GS base points to, such as a per-thread block. */
  static Mem gs(long disp) {
    return absolute(disp).in(Segment.GS);
  }

  /** {@code fs:[disp]}. */
  static Mem fs(long disp) {
    return absolute(disp).in(Segment.FS);
  }

  /** {@code [rip + label]}. */
  static Mem rip(Label label) {
    return new RipRelative(null, label, 0);
  }

  /** This operand with a segment override; only FS and GS matter in 64-bit code. */
  Mem in(Segment override);

  /** The operand this many bytes further on. */
  Mem plus(long bytes);

  /** The override, or null. */
  Segment segment();

  private static int displacement(long disp) {
    if (disp != (int) disp) {
      throw new IllegalArgumentException(
          "displacement 0x%x does not fit 32 bits sign-extended".formatted(disp));
    }
    return (int) disp;
  }
}
