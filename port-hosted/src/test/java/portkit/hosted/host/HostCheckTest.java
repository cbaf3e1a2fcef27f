package portkit.hosted.host;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portkit.os.Failure;
import portkit.os.PortkitException;

class HostCheckTest {
  @TempDir Path folder;

  @Test
  void thisJvmWillDo() {
    assertDoesNotThrow(() -> HostCheck.check());
  }

  @ParameterizedTest
  @CsvSource({"Mac OS X,amd64", "Linux,aarch64", "Windows 11,amd64"})
  void otherMachinesAreRefused(String system, String processor) {
    PortkitException e =
        assertThrows(PortkitException.class, () -> HostCheck.check(system, processor));
    assertEquals(Failure.UNSUITABLE_JVM, e.failure());
    assertTrue(e.getMessage().contains(system + " on " + processor), e.getMessage());
  }

  @Test
  void theCollectorIsKnownByItsThreads() throws Exception {
    thread("1", "java");
    Files.createDirectory(folder.resolve("2")); // ended meanwhile
    assertDoesNotThrow(() -> HostCheck.checkCollector(folder));
    thread("3", "Shenandoah GC T");
    PortkitException e =
        assertThrows(PortkitException.class, () -> HostCheck.checkCollector(folder));
    assertTrue(e.getMessage().contains("-XX:+UseSerialGC"), e.getMessage());
  }

  private void thread(String number, String name) throws Exception {
    Files.writeString(Files.createDirectory(folder.resolve(number)).resolve("comm"), name + "\n");
  }
}
