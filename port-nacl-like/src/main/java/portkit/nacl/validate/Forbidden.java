package portkit.nacl.validate;

import portkit.nacl.validate.decode.Instruction;
import portkit.nacl.validate.decode.OpcodeMap;
import portkit.nacl.validate.decode.Prefixes;

/**
 * Instructions that the contract gives a program no use for: a line of forbidden.txt.
 *
 * @param firstModrm the least ModRM byte of the form, 0 if there is none or it does not matter
 * @param lastModrm the greatest
 * @param digit ModRM's reg field, or -1 for any
 * @param contexts under which prefixes, as {@link Prefixes#setOf} makes it
 * @param exceptImmediate the one immediate with which it is allowed, or -1
 */
record Forbidden(
    Rule rule,
    OpcodeMap map,
    int firstOpcode,
    int lastOpcode,
    int firstModrm,
    int lastModrm,
    int digit,
    int contexts,
    int exceptImmediate,
    String mnemonic) {

  private static final int ANY = -1;

  /** Reads a line: rule, map, opcode, form, prefixes, mnemonic. */
  static Forbidden of(String line) {
    String[] words = line.strip().split(" +", 6);
    String opcode = words[2];
    String form = words[3];
    int slash = form.indexOf('/');
    int exact = form.startsWith("=") ? hex(form.substring(1)) : ANY;
    return new Forbidden(
        Rule.valueOf(words[0]),
        OpcodeMap.valueOf(words[1]),
        hex(opcode.substring(0, 2)),
        hex(opcode.substring(opcode.length() - 2)),
        exact != ANY ? exact : form.startsWith("reg") ? 0xc0 : 0,
        exact != ANY ? exact : form.startsWith("mem") ? 0xbf : 0xff,
        slash < 0 ? ANY : form.charAt(slash + 1) - '0',
        words[4].equals("any") ? ANY : Prefixes.setOf(words[4]),
        form.startsWith("!") ? hex(form.substring(1)) : ANY,
        words[5]);
  }

  private static int hex(String digits) {
    return Integer.parseInt(digits, 16);
  }

  /** Whether an instruction of the map and one of the opcodes is one of these. */
  boolean matches(Instruction i) {
    int modrm = Math.max(i.modrm(), 0);
    return modrm >= firstModrm
        && modrm <= lastModrm
        && (digit == ANY || digit == (modrm >> 3 & 7))
        && (contexts & Prefixes.context(i.prefixes())) != 0
        && (exceptImmediate == ANY || exceptImmediate != i.immediate());
  }
}
