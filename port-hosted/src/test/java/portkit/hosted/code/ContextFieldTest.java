package portkit.hosted.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import portkit.os.FaultField;
import portkit.os.Field;
import portkit.os.OsTable;

/** The layout that machine code and Java share. */
class ContextFieldTest {
  @Test
  void fieldsAreAlignedAndDoNotOverlap() {
    int end = 0;
    for (ContextField field : ContextField.values()) {
      assertTrue(field.offset() >= end, field + " overlaps the one before");
      assertEquals(0, field.offset() % Math.min(field.size(), 8), field + " is misaligned");
      end = field.offset() + field.size();
    }
  }

  @Test
  void endAndInterruptAreTestedTogether() {
    assertEquals(0, ContextField.END.offset() % 8);
    assertEquals(ContextField.END.offset() + 4, ContextField.INTERRUPT.offset());
  }

  @Test
  void theXsaveAreaIsLastAndAligned() {
    ContextField last = null;
    for (ContextField field : ContextField.values()) {
      last = field;
    }
    assertEquals(ContextField.XSAVE, last);
    assertEquals(0, ContextField.XSAVE.offset() % 64);
  }

  @Test
  void registersStandInTheKernelsOrder() {
    int at = 0;
    for (SavedRegister register : SavedRegister.values()) {
      assertEquals(at, register.offset());
      at += Long.BYTES;
    }
    assertEquals(SavedRegister.COUNT * Long.BYTES, at);
    assertEquals(ContextField.REGISTERS.size(), at);
  }

  @Test
  void thereIsRoomForEachCallAndTheFaultRecord() {
    assertTrue(ContextField.CALLS.size() >= Long.BYTES * OsTable.CALL_COUNT);
    assertEquals(Field.size(FaultField.class), ContextField.RECORD.size());
  }
}
