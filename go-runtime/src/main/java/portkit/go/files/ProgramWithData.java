package portkit.go.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import portkit.os.Failure;
import portkit.os.PortkitException;
import portkit.os.elf.ElfReader;
import portkit.os.elf.ProgramImage;
import portkit.os.elf.Segment;

/**
 * Adds a read-only segment to a program that is linked already, and tells the program where it is.
 *
 * <p>The new program header takes the place of {@code PT_GNU_STACK}, which the linker writes for
 * Linux's kernel and no port looks at, so that nothing in the file moves. Where the data are is
 * written behind a mark in the program's own data ({@code syscall/initialfiles_tiny.go}), since a
 * program need not have symbols.
 */
final class ProgramWithData {
  private static final byte[] MARK = "portkit files 1\n".getBytes(StandardCharsets.US_ASCII);

  // gABI 4 and 5: fields of the file header and of a program header.
  private static final int PROGRAM_HEADERS = 32;
  private static final int PROGRAM_HEADER_COUNT = 56;
  private static final int PROGRAM_HEADER_SIZE = 56;
  private static final int LOAD = 1;
  private static final int READABLE = 4;
  private static final int GNU_STACK = 0x6474e551;

  private final ByteBuffer file;
  private final int offset;
  private final int size;
  private final long address;

  private ProgramWithData(ProgramImage program, byte[] data) {
    ByteBuffer old = program.bytes();
    offset = (int) roundUp(old.remaining());
    size = data.length;
    address = roundUp(program.segments().stream().mapToLong(Segment::end).max().orElseThrow());
    file = ByteBuffer.allocate(Math.addExact(offset, size)).order(ByteOrder.LITTLE_ENDIAN);
    file.put(old).put(offset, data).rewind();
  }

  /** The program with the data, or as it is if it has no place for their address. */
  static ProgramImage add(ProgramImage program, byte[] data) {
    ProgramWithData added = new ProgramWithData(program, data);
    int mark = added.mark();
    if (mark < 0) {
      return program;
    }
    added.file.putLong(mark + MARK.length, added.address);
    added.file.putLong(mark + MARK.length + Long.BYTES, data.length);
    added.header(program.name());
    return ElfReader.read(program.name(), added.file);
  }

  private int mark() {
    ByteBuffer mark = ByteBuffer.wrap(MARK);
    for (int at = 0; at <= offset - MARK.length - 2 * Long.BYTES; at += Long.BYTES) {
      if (file.get(at) == MARK[0] && file.slice(at, MARK.length).equals(mark)) {
        return at;
      }
    }
    return -1;
  }

  private void header(String name) {
    int headers = (int) file.getLong(PROGRAM_HEADERS);
    int count = file.getShort(PROGRAM_HEADER_COUNT);
    for (int at = headers; at < headers + count * PROGRAM_HEADER_SIZE; at += PROGRAM_HEADER_SIZE) {
      if (file.getInt(at) == GNU_STACK) {
        file.putInt(at, LOAD).putInt(at + 4, READABLE);
        file.putLong(at + 8, offset).putLong(at + 16, address).putLong(at + 24, address);
        file.putLong(at + 32, size).putLong(at + 40, size);
        file.putLong(at + 48, ProgramImage.PAGE_SIZE);
        return;
      }
    }
    throw new PortkitException(
        Failure.NO_INPUT,
        name
            + ": has no PT_GNU_STACK header that initial files could use; link it with Go's linker");
  }

  private static long roundUp(long n) {
    return (n + ProgramImage.PAGE_SIZE - 1) & -ProgramImage.PAGE_SIZE;
  }
}
