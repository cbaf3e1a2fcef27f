package portkit.baremetal.qemu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import portkit.metal.boot.GrubIso;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** How image and program get into a machine. */
public enum Boot {
  /** QEMU loads both itself, by the PVH protocol: the fastest way. */
  PVH {
    @Override
    void write(WritableByteChannel module, ByteBuffer program, byte[] trailer) throws IOException {
      writeAll(module, program.duplicate());
      writeAll(module, ByteBuffer.wrap(trailer));
    }

    @Override
    List<String> options(Path image, Path module) {
      return List.of("-kernel", image.toString(), "-initrd", module.toString());
    }
  },

  /**
   * The machine's firmware loads GRUB from a CD, and GRUB loads the image by the Multiboot2
   * protocol, as on a real machine. The program is on a disk without a file system, behind a sector
   * of commands that name its blocks, so that one CD serves all programs.
   */
  GRUB {
    @Override
    void write(WritableByteChannel module, ByteBuffer program, byte[] trailer) throws IOException {
      int length = program.remaining() + trailer.length;
      int sectors = (length + SECTOR - 1) / SECTOR;
      byte[] commands = new byte[SECTOR];
      Arrays.fill(commands, (byte) '\n');
      byte[] command = "module2 (hd0)1+%d".formatted(sectors).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(command, 0, commands, 0, command.length);
      writeAll(module, ByteBuffer.wrap(commands));
      writeAll(module, program.duplicate());
      // The trailer is looked for at the very end.
      writeAll(module, ByteBuffer.allocate(sectors * SECTOR - length));
      writeAll(module, ByteBuffer.wrap(trailer));
    }

    @Override
    List<String> options(Path image, Path module) {
      Path disc = disc(image);
      return List.of(
          "-drive",
          "if=ide,index=0,format=raw,file=" + escape(module),
          "-drive",
          "if=ide,index=1,media=cdrom,format=raw,readonly=on,file=" + escape(disc),
          "-boot",
          "d");
    }

    /** The CD beside the image, made anew if the image is newer. */
    private Path disc(Path image) {
      Path disc = image.resolveSibling(image.getFileName() + ".iso");
      try {
        if (!Files.exists(disc)
            || Files.getLastModifiedTime(disc).compareTo(Files.getLastModifiedTime(image)) < 0) {
          GrubIso.write(disc, image, List.of("source (hd0)0+1"));
        }
        return disc;
      } catch (IOException e) {
        throw new PortkitException(
            Failure.NO_INPUT, "cannot look at %s: %s".formatted(disc, e.getMessage()), e);
      }
    }
  };

  private static final int SECTOR = 512;

  /** Writes what the machine is to find as its boot module. */
  abstract void write(WritableByteChannel module, ByteBuffer program, byte[] trailer)
      throws IOException;

  /** QEMU's options that load an image and a module that was {@link #write written}. */
  abstract List<String> options(Path image, Path module);

  private static void writeAll(WritableByteChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      int _ = out.write(bytes);
    }
  }

  /** QEMU takes a comma in an option's value for its end, two for one. */
  private static String escape(Path file) {
    return file.toString().replace(",", ",,");
  }
}
