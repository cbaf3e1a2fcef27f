package portkit.nacl.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import portkit.os.PortkitException;
import portkit.os.elf.ElfReader;

/** Whatever a program's bytes are. */
class ValidatorProperties {
  private static CraftedProgram program(byte[] code) {
    int[] bytes = new int[code.length];
    for (int i = 0; i < code.length; i++) {
      bytes[i] = code[i];
    }
    return new CraftedProgram().function("f", bytes).function("g", 0xc3);
  }

  @Property(tries = 500)
  void anyCodeGetsAReportAndAlwaysTheSame(@ForAll @Size(min = 1, max = 200) byte[] code) {
    Report report = program(code).validate();
    assertEquals(report, program(code).validate());
    assertEquals(report.passes(), report.findings().isEmpty());
  }

  @Property(tries = 500)
  void anyDamageGetsAReportOrOneLine(
      @ForAll @Size(min = 4, max = 16) byte[] damage, @ForAll("places") int place) {
    byte[] file =
        program(new byte[] {(byte) 0xeb, 1, (byte) 0x90, (byte) 0xe9, 0, 0, 0, 0}).bytes();
    System.arraycopy(damage, 0, file, place % (file.length - damage.length), damage.length);
    try {
      Validator.validate(ElfReader.read("damaged", ByteBuffer.wrap(file)));
    } catch (PortkitException e) {
      assertEquals(1, e.getMessage().lines().count());
    }
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 300), Arbitraries.integers().between(0x1000, 0x2000));
  }
}
