package portkit.os.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SymbolTableTest {
  private static final SymbolTable SYMBOLS =
      ElfReader.read("good.elf", ElfBuilder.good().buffer()).symbols();

  @Test
  void describesAddressesInFunctions() {
    assertEquals("0x400200 (main.main)", SYMBOLS.describe(ElfBuilder.TEXT_ADDRESS));
    assertEquals("0x40023f (main.main+0x3f)", SYMBOLS.describe(ElfBuilder.TEXT_ADDRESS + 0x3f));
    assertEquals("0x400241 (main.helper+0x1)", SYMBOLS.describe(ElfBuilder.TEXT_ADDRESS + 0x41));
  }

  @Test
  void saysNoMoreThanItKnows() {
    assertEquals("0x400260", SYMBOLS.describe(ElfBuilder.TEXT_ADDRESS + 0x60));
    assertEquals("0x0", SYMBOLS.describe(0));
    assertEquals("0xfffffffffffffff0", SYMBOLS.describe(-16));
    assertEquals("0x401280", SYMBOLS.describe(ElfBuilder.DATA_ADDRESS), "data is no function");
  }

  @Test
  void findsFunctionsByName() {
    assertEquals(ElfBuilder.TEXT_ADDRESS + 0x40, SYMBOLS.named("main.helper").get().address());
    assertTrue(SYMBOLS.named("table").isEmpty());
  }

  @Test
  void isEmptyWithoutSections() {
    byte[] elf = ElfBuilder.good().u64(40, 0).bytes();
    assertTrue(ElfReader.read("bare.elf", ByteBuffer.wrap(elf)).symbols().isEmpty());
  }
}
