package portkit.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AbiNoteTest {
  @Test
  void magicSpellsTheName() {
    byte[] bytes =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(AbiNote.MAGIC).array();
    assertEquals("portkit\0", new String(bytes, StandardCharsets.US_ASCII));
  }

  @Test
  void onlyTheSameMajorAndNoHigherMinorRuns() {
    assertTrue(AbiNote.CURRENT.runsHere());
    assertFalse(new AbiNote(AbiNote.MAJOR + 1, 0).runsHere());
    assertFalse(new AbiNote(AbiNote.MAJOR, AbiNote.MINOR + 1).runsHere());
    assertFalse(new AbiNote(AbiNote.MAJOR, -1).runsHere(), "minor versions are unsigned");
  }
}
