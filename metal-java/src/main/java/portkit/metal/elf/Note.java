package portkit.metal.elf;

/** Something that a loader looks for. */
public final class Note {
  private Note() {}

  /**
   * A section that holds one note.
   *
   * @param name the section's
   * @param owner who defines the types
   * @param type what it is
   * @param descriptor what it says
   */
  public static Section section(String name, String owner, int type, byte[] descriptor) {
    LittleEndian bytes = new LittleEndian();
    bytes.u32(owner.length() + 1).u32(descriptor.length).u32(type);
    bytes.string(owner).align(4).bytes(descriptor).align(4);
    return new Section(name, Section.Kind.NOTE, 0, bytes.toByteArray(), bytes.size(), 4);
  }
}
