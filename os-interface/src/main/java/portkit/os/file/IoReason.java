package portkit.os.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why something cannot be done with a file, in words for a message that names the file itself. */
public final class IoReason {
  private IoReason() {}

  /** The reason; many of Java's own messages are nothing but the file's name. */
  public static String of(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "no such file or folder";
      case FileAlreadyExistsException _ -> "it is there already";
      case NotDirectoryException _ -> "it is no folder";
      case DirectoryNotEmptyException _ -> "it is a folder";
      case FileSystemLoopException _ -> "its links lead back to itself";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
