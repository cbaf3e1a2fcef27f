package portkit.go.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import portkit.os.AbiNote;
import portkit.os.PortkitException;
import portkit.os.elf.ElfReader;
import portkit.os.elf.ProgramImage;
import portkit.os.elf.Segment;

class ProgramWithDataTest {
  private static final byte[] DATA = "some data".getBytes(StandardCharsets.US_ASCII);
  private static final int GNU_STACK = 0x6474e551;
  private static final long BASE = 0x400000;
  private static final int NOTE = 0x200;
  private static final int MARK = 0x300;
  private static final int SIZE = 0x400;

  /** One segment with all of the file, a note, and a third header of the given type. */
  private static ProgramImage program(int thirdType, String mark) {
    ByteBuffer file = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    file.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    file.putShort(16, (short) 2).putShort(18, (short) 62).putInt(20, 1);
    file.putLong(24, BASE + SIZE - 1).putLong(32, 64);
    file.putShort(52, (short) 64).putShort(54, (short) 56).putShort(56, (short) 3);
    header(file, 64, 1, 5, 0, SIZE);
    header(file, 64 + 56, 4, 4, NOTE, 28);
    header(file, 64 + 2 * 56, thirdType, 6, 0, 0);
    file.putInt(NOTE, 8).putInt(NOTE + 4, 8).putInt(NOTE + 8, 1);
    file.put(NOTE + 12, "portkit\0".getBytes(StandardCharsets.US_ASCII));
    file.putInt(NOTE + 20, AbiNote.CURRENT.major()).putInt(NOTE + 24, AbiNote.CURRENT.minor());
    file.put(MARK, mark.getBytes(StandardCharsets.US_ASCII));
    return ElfReader.read("p", file);
  }

  private static void header(ByteBuffer file, int at, int type, int flags, int offset, int size) {
    file.putInt(at, type).putInt(at + 4, flags).putLong(at + 8, offset);
    file.putLong(at + 16, BASE + offset).putLong(at + 24, BASE + offset);
    file.putLong(at + 32, size).putLong(at + 40, size).putLong(at + 48, 4096);
  }

  @Test
  void theDataAreASegmentThatTheProgramKnows() {
    ProgramImage image = ProgramWithData.add(program(GNU_STACK, "portkit files 1\n"), DATA);
    Segment added = image.segments().getLast();
    assertEquals(
        new Segment(BASE + 0x1000, DATA.length, 0x1000, DATA.length, true, false, false), added);
    assertEquals(ByteBuffer.wrap(DATA), image.content(added));
    ByteBuffer told = image.bytes().order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(added.address(), told.getLong(MARK + 16));
    assertEquals(DATA.length, told.getLong(MARK + 24));
  }

  @Test
  void aProgramWithoutTheMarkIsLeftAlone() {
    ProgramImage image = program(GNU_STACK, "portkit files 2\n");
    assertSame(image, ProgramWithData.add(image, DATA));
  }

  @Test
  void aProgramWithoutAHeaderToSpareIsRefused() {
    ProgramImage image = program(0x6474e550, "portkit files 1\n");
    assertThrows(PortkitException.class, () -> ProgramWithData.add(image, DATA));
  }
}
