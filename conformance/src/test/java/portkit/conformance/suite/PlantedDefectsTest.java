package portkit.conformance.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import portkit.baremetal.board.Boards;
import portkit.baremetal.image.BareMetalImage;
import portkit.baremetal.qemu.BareMetalPort;
import portkit.conformance.Verdict;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Reg;
import portkit.os.Port;

/** The real ports, each with a call that answers 0 and does nothing. */
class PlantedDefectsTest {
  private static final Suite SUITE = new Suite().withRandomScripts(0);

  @ParameterizedTest
  @CsvSource({"release, MEM-13", "random, RND-01", "interrupt, INT-03"})
  void hosted(String call, String clause) throws ReflectiveOperationException {
    Port port =
        (Port)
            new Replacing("portkit.hosted.", "portkit.hosted.HostedOs", call)
                .loadClass("portkit.hosted.HostedPort")
                .getConstructor()
                .newInstance();
    caught(port, clause);
  }

  @ParameterizedTest
  @CsvSource({"release, MEM-13", "random, RND-01", "interrupt, INT-03"})
  void bareMetal(String call, String clause, @TempDir Path folder) throws Exception {
    byte[] image = BareMetalImage.build(Boards.byName(Boards.MICROVM));
    Path file = Files.write(folder.resolve("spoilt.elf"), spoil(image, "os." + call));
    caught(BareMetalPort.all(board -> file).getFirst(), clause);
  }

  private static void caught(Port port, String clause) {
    List<CaseResult> results = SUITE.run(PortSubject.of(port), clause);
    assertTrue(
        results.stream().anyMatch(r -> r.verdict() == Verdict.FAIL),
        () -> "not caught: " + results);
    assertTrue(
        results.stream().noneMatch(r -> r.verdict() == Verdict.UNAVAILABLE), results::toString);
  }

  /** Puts {@code return 0} where a function begins. */
  private static byte[] spoil(byte[] image, String symbol) {
    Assembler asm = new Assembler();
    asm.set(Reg.RAX, 0);
    asm.ret();
    byte[] code = asm.assemble(0).bytes();
    ByteBuffer elf = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    long address = Symbols.address(elf, symbol);
    int offset = Symbols.fileOffset(elf, address);
    elf.put(offset, code);
    assertEquals(code[0], image[offset]);
    return image;
  }

  /** Loads the classes of a port anew, one of them with a method that returns 0. */
  private static final class Replacing extends ClassLoader {
    private final String prefix;
    private final String spoilt;
    private final String method;

    Replacing(String prefix, String spoilt, String method) {
      super(PlantedDefectsTest.class.getClassLoader());
      this.prefix = prefix;
      this.spoilt = spoilt;
      this.method = method;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(prefix)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name);
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (var in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        if (name.equals(spoilt)) {
          bytes = spoil(bytes);
        }
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    private byte[] spoil(byte[] bytes) {
      ClassTransform transform =
          (builder, element) -> {
            if (element instanceof MethodModel m && m.methodName().equalsString(method)) {
              builder.withMethodBody(
                  m.methodName(),
                  m.methodType(),
                  m.flags().flagsMask(),
                  code -> code.lconst_0().lreturn());
            } else {
              builder.with(element);
            }
          };
      return ClassFile.of().transformClass(ClassFile.of().parse(bytes), transform);
    }
  }
}
