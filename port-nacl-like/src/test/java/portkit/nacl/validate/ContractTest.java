package portkit.nacl.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import portkit.nacl.validate.decode.Decoder;
import portkit.nacl.validate.decode.Instruction;

/** The table of forbidden instructions. */
class ContractTest {
  private static Instruction decode(String hex) {
    byte[] code = HexFormat.of().parseHex(hex.replace(" ", ""));
    return new Decoder(code).decode(0, code.length);
  }

  @ParameterizedTest
  @CsvSource({
    "0f 05, SYSTEM_CALL, syscall",
    "f3 0f 05, SYSTEM_CALL, syscall",
    "48 0f 07, SYSTEM_CALL, sysret",
    "0f 34, SYSTEM_CALL, sysenter",
    "0f 35, SYSTEM_CALL, sysexit",
    "cd 80, INTERRUPT, int",
    "48 cf, INTERRUPT, iret",
    "f1, INTERRUPT, int1",
    "f3 0f 01 ec, INTERRUPT, uiret",
    "f3 0f c7 f0, INTERRUPT, senduipi",
    "f3 6c, PORT_IO, ins",
    "6f, PORT_IO, outs",
    "e4 60, PORT_IO, in",
    "ee, PORT_IO, out",
    "fa, PRIVILEGED, cli",
    "fb, PRIVILEGED, sti",
    "0f 00 d8, PRIVILEGED, ltr",
    "0f 01 10, PRIVILEGED, lgdt",
    "0f 01 0c 24, PRIVILEGED, sidt",
    "0f 01 e0, PRIVILEGED, smsw",
    "0f 01 38, PRIVILEGED, invlpg",
    "0f 01 d1, PRIVILEGED, xsetbv",
    "0f 06, PRIVILEGED, clts",
    "0f 08, PRIVILEGED, invd",
    "f3 0f 09, PRIVILEGED, wbinvd",
    "0f 32, PRIVILEGED, rdmsr",
    "0f 33, PRIVILEGED, rdpmc",
    "0f c7 18, PRIVILEGED, xrstors",
    "66 0f 38 82 00, PRIVILEGED, invpcid",
    "8e e0, SEGMENT, mov to a segment register",
    "8c e0, SEGMENT, mov from a segment register",
    "0f 01 f8, SEGMENT, swapgs",
    "0f a1, SEGMENT, pop fs",
    "0f a9, SEGMENT, pop gs",
    "0f b2 00, SEGMENT, lss",
    "f3 48 0f ae d9, SEGMENT, wrgsbase",
    "f3 0f ae c0, SEGMENT, rdfsbase",
    "cb, FAR_TRANSFER, far ret",
    "ca 08 00, FAR_TRANSFER, far ret",
    "ff 18, FAR_TRANSFER, far call",
    "ff 2c 24, FAR_TRANSFER, far jmp",
    "0f 01 c1, HYPERVISOR, vmcall",
    "0f 01 d9, HYPERVISOR, vmmcall",
    "0f 01 d7, HYPERVISOR, enclu",
    "0f 37, HYPERVISOR, getsec",
    "0f 78 c0, HYPERVISOR, vmread",
    "f3 0f c7 30, HYPERVISOR, 'vmptrld, vmclear or vmxon'",
    "66 0f 38 80 00, HYPERVISOR, invept",
    "0f ae 28, PROCESSOR_STATE, xrstor",
    "f3 0f ae e8, PROCESSOR_STATE, incssp",
    "66 0f ae f0, PROCESSOR_STATE, 'umonitor, umwait or tpause'",
    "48 0f 38 f6 00, PROCESSOR_STATE, wrss",
    "66 0f 38 f8 00, PROCESSOR_STATE, movdir64b or enqcmd",
    "0f 01 fc, PROCESSOR_STATE, clzero"
  })
  void forbidden(String hex, Rule rule, String mnemonic) {
    Forbidden forbidden = Contract.against(decode(hex));
    assertNotNull(forbidden);
    assertEquals(rule, forbidden.rule());
    assertEquals(mnemonic, forbidden.mnemonic());
  }

  /** Those that share an opcode with a forbidden one, or look like one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cd 03",
        "cc",
        "0f 01 d0",
        "0f 01 f9",
        "0f ae e8",
        "0f ae f0",
        "0f ae f8",
        "0f ae 10",
        "0f ae 18",
        "0f ae 20",
        "0f c7 08",
        "48 0f c7 08",
        "0f c7 f0",
        "0f c7 f8",
        "ff 10",
        "ff 20",
        "ff 30",
        "ff d0",
        "ff e0",
        "66 0f 38 f6 00",
        "f3 0f 38 f6 00",
        "f3 0f 1e fa",
        "0f 31",
        "f3 0f c7 f8",
        "9c",
        "9d",
        "0f 38 f0 00"
      })
  void allowed(String hex) {
    assertNull(Contract.against(decode(hex)));
  }

  /** A line that matches nothing the decoder knows would promise what nobody keeps. */
  @Test
  void everyLineForbidsSomething() {
    Set<String> seen = new TreeSet<>();
    String[] prefixes = {"", "66", "f3", "f2"};
    String[] maps = {"", "0f", "0f38", "0f3a"};
    for (String prefix : prefixes) {
      for (String map : maps) {
        for (int opcode = 0; opcode < 256; opcode++) {
          for (int modrm = 0; modrm < 256; modrm++) {
            String hex = "%s%s%02x%02x".formatted(prefix, map, opcode, modrm) + "00".repeat(8);
            Instruction instruction = decode(hex);
            Forbidden forbidden = instruction == null ? null : Contract.against(instruction);
            if (forbidden != null) {
              seen.add(forbidden.rule() + " " + forbidden.mnemonic());
            }
          }
        }
      }
    }
    Set<String> promised = new TreeSet<>();
    Contract.lines().forEach(f -> promised.add(f.rule() + " " + f.mnemonic()));
    assertEquals(promised, seen);
  }
}
