package portkit.os.elf;

import java.util.List;
import portkit.os.Failure;

/** What a program's segments and entry point must obey. */
final class SegmentRules {
  private final ElfFile file;

  SegmentRules(ElfFile file) {
    this.file = file;
  }

  /** Checks a segment by itself: its sizes, its place in file and memory, its protection. */
  void check(Segment segment) {
    file.require(segment.fileOffset(), segment.fileSize(), segmentAt(segment) + " contents");
    if (segment.memorySize() < 0 || segment.fileSize() > segment.memorySize()) {
      throw outOfRange(
          segmentAt(segment)
              + " has "
              + segment.fileSize()
              + " bytes in the file and "
              + Long.toUnsignedString(segment.memorySize())
              + " in memory");
    }
    if (segment.address() < ProgramImage.LOWEST_ADDRESS
        || segment.address() > ProgramImage.HIGHEST_ADDRESS
        || segment.memorySize() > ProgramImage.HIGHEST_ADDRESS - segment.address()) {
      throw outOfRange(
          segmentAt(segment)
              + " with "
              + Long.toUnsignedString(segment.memorySize())
              + " bytes lies outside of 0x%x-0x%x"
                  .formatted(ProgramImage.LOWEST_ADDRESS, ProgramImage.HIGHEST_ADDRESS));
    }
    if (segment.writable() && segment.executable()) {
      throw file.failure(
          Failure.WRITABLE_AND_EXECUTABLE,
          segment
              + " is writable and executable; a port maps memory as one or the other, link code and"
              + " data apart");
    }
  }

  /**
   * Checks segments in ascending order against each other. They may not even share a page, since
   * each has a protection of its own (clause ENT-05).
   */
  void checkApart(List<Segment> ascending) {
    for (int i = 1; i < ascending.size(); i++) {
      Segment below = ascending.get(i - 1);
      Segment above = ascending.get(i);
      if (above.firstPage() < below.lastPageEnd()) {
        throw file.failure(
            Failure.OVERLAPPING_SEGMENTS,
            below
                + " and "
                + above
                + (above.address() < below.end() ? " overlap" : " share a page")
                + "; each needs pages of its own");
      }
    }
  }

  /** Checks that the program begins in code. */
  void checkEntry(long entry, List<Segment> segments) {
    for (Segment segment : segments) {
      if (segment.executable() && segment.contains(entry)) {
        return;
      }
    }
    throw outOfRange("the entry point 0x%x is in no executable segment".formatted(entry));
  }

  private RuntimeException outOfRange(String what) {
    return file.failure(Failure.OUT_OF_RANGE, what + "; link the program again");
  }

  private static String segmentAt(Segment segment) {
    return "segment at 0x" + Long.toHexString(segment.address());
  }
}
