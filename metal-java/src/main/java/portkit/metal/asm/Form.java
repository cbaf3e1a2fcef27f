package portkit.metal.asm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a disassembler prints what a method emits, in Intel syntax. The tests enumerate all methods
 * of all groups by it and compare every encoding with objdump's reading; a method without it fails
 * them.
 *
 * <p>{@code {x}} stands for the argument of parameter {@code x}; registers, memory and immediates
 * print with the size of the parameter {@code width}, or with the size named behind a colon: that
 * of another parameter ({@code {src:from}}) or a fixed one ({@code {src:byte}}; {@code none} for
 * memory without a size).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Form {
  String value();

  /** Sizes that the parameter {@code width} may have; all others must be refused. */
  Width[] widths() default {Width.BYTE, Width.WORD, Width.DWORD, Width.QWORD};

  /** The modes in which the instruction exists; it must be refused in others. */
  Mode[] modes() default {Mode.LONG, Mode.PROTECTED};
}
