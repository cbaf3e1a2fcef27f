package portkit.metal.hw.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import portkit.metal.hw.Memory;
import portkit.metal.hw.sim.Machine;

/** Declarations that are refused, and indices that are. */
class LayoutTest {
  private final Layout layout = Layout.of("thing", 16, "this test");

  private static String refusal(Runnable declaration) {
    return assertThrows(IllegalArgumentException.class, declaration::run).getMessage();
  }

  @Test
  void fieldsLieWithin() {
    assertEquals("thing.f: bytes 12 to 20 of 16", refusal(() -> layout.field64("f", 12)));
    assertEquals("thing.f: bytes -1 to 0 of 16", refusal(() -> layout.field8("f", -1)));
    assertEquals("thing.f: bytes 16 to 17 of 16", refusal(() -> layout.field8("f", 16)));
    assertEquals("thing.f: bytes 0 to 20 of 16", refusal(() -> layout.array32("f", 0, 5)));
    assertEquals("thing.f: bytes 4 to 4 of 16", refusal(() -> layout.array32("f", 4, 0)));
    assertEquals("nothing: 0 bytes", refusal(() -> Layout.of("nothing", 0, "")));
  }

  @Test
  void fieldsAreAligned() {
    assertEquals("thing.f: offset 2 is no multiple of 4", refusal(() -> layout.field32("f", 2)));
    assertEquals(2, Layout.packed("packed", 8, "").field32("f", 2).offset());
    Layout inner = Layout.of("inner", 8, "");
    inner.field16("a", 0);
    assertEquals(
        "thing.f: offset 1 is no multiple of 2", refusal(() -> layout.array("f", 1, inner, 1)));
  }

  @Test
  void fieldsDoNotOverlap() {
    layout.field32("a", 4);
    assertEquals("thing.b overlaps a", refusal(() -> layout.field8("b", 7)));
    assertEquals("thing.b overlaps a", refusal(() -> layout.field64("b", 0)));
    layout.field32("c", 0);
    layout.field64("d", 8);
    assertEquals("[c, a, d]", layout.fields().stream().map(Field::name).toList().toString());
  }

  @Test
  void partsOfWords() {
    WordLayout word = WordLayout.of("word", 32, "this test");
    assertEquals("word.f: bits 32 to 30 of 32", refusal(() -> word.bits("f", 32, 30)));
    assertEquals("word.f: bits 3 to 4 of 32", refusal(() -> word.bits("f", 3, 4)));
    word.bits("a", 5, 3);
    assertEquals("word.b overlaps a", refusal(() -> word.flag("b", 4)));
    assertEquals("wide: 65 bits", refusal(() -> WordLayout.of("wide", 65, "")));
  }

  @Test
  void indicesAreChecked() {
    Array16 array = layout.array16("array", 4, 3);
    Machine machine = new Machine();
    machine.memory().ram(0, 64);
    machine.run(
        () -> {
          array.set(0, 2, 0x1234);
          assertEquals(0x1234, Memory.load16(8));
          assertThrows(IndexOutOfBoundsException.class, () -> array.get(0, 3));
          assertThrows(IndexOutOfBoundsException.class, () -> array.set(0, -1, 0));
          assertEquals(32, layout.at(0, 2, 3));
          assertThrows(IndexOutOfBoundsException.class, () -> layout.at(0, 3, 3));
        });
  }

  @Test
  void arraysOfStructures() {
    Layout element = Layout.of("element", 6, "this test");
    Field16 last = element.field16("last", 4);
    StructArray array = layout.array("elements", 2, element, 2);
    assertEquals("element[2]", array.type());
    assertEquals(12, array.size());
    assertEquals(108 + 4, last.in(array.at(100, 1)));
    assertThrows(IndexOutOfBoundsException.class, () -> array.at(100, 2));
  }
}
