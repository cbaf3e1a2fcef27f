package portkit.metal.compiler.platform;

import static portkit.metal.asm.Reg.RDI;
import static portkit.metal.asm.Reg.RSP;
import static portkit.metal.asm.Width.QWORD;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.metal.compiler.EntryPoint;
import portkit.metal.compiler.Image;
import portkit.metal.compiler.ImageBuilder;
import portkit.metal.compiler.Program;
import portkit.metal.compiler.backend.Registers;
import portkit.metal.compiler.image.ImageHeap;
import portkit.metal.compiler.world.Fields;
import portkit.metal.elf.Section;
import portkit.os.Failure;
import portkit.os.PortkitException;

/**
 * A program loaded into this JVM and called through FFM, to compare it with the JVM. A trap comes
 * back as a message. Not thread-safe: a program has one set of data and one place for its trap.
 * Once closed it is unmapped, and its handles must not be used.
 */
public final class InProcess implements AutoCloseable {
  private static final int PAGE = 4096;
  private static final int TRAP_MESSAGE = 8;
  private static final int MAX_MESSAGE = 4096;

  private final LowMemory memory;
  private final Image image;
  private final SequencedMap<String, Label> wrappers = new LinkedHashMap<>();

  private InProcess(Program program, LowMemory memory) {
    this.memory = memory;
    image =
        ImageBuilder.build(
            program,
            memory.address() + PAGE,
            (asm, heap, panic, entries) -> {
              program.entries().forEach(e -> wrap(asm, e, entries.get(e.symbol())));
              leaveAtTraps(asm, panic);
            },
            new ImageBuilder.Bounds(memory.address()));
    for (Section s : image.heap().sections()) {
      memory.write(s.address(), s.content());
    }
    for (ImageHeap.ZeroArray a : image.heap().zeroArrays()) {
      long at = a.address() - memory.address();
      memory.segment().set(ValueLayout.JAVA_INT, at + Fields.CLASS_ID_OFFSET, a.classId());
      memory.segment().set(ValueLayout.JAVA_INT, at + Fields.LENGTH_OFFSET, a.length());
    }
    memory.write(image.code().origin(), image.code().bytes());
  }

  /** Loads the program. */
  public static InProcess load(Program program) {
    return new InProcess(program, LowMemory.map(1 << 25));
  }

  @Override
  public void close() {
    memory.close();
  }

  /** The program as it was laid out. */
  public Image image() {
    return image;
  }

  /** The memory that the program lies in. */
  public MemorySegment memory() {
    return memory.segment();
  }

  /**
   * A wrapper saves what the callee may use and the stack pointer, which a trap restores to return
   * from the wrapper. The first page holds the saved stack pointer and the message.
   */
  private void wrap(Assembler asm, EntryPoint entry, Label target) {
    int pushed = stackArguments(entry) | 1; // an odd number keeps the stack aligned
    asm.align(16);
    wrappers.put(entry.symbol(), asm.here(entry.symbol()));
    Registers.CALLEE_SAVED.forEach(asm::push);
    asm.mov(QWORD, Mem.absolute(memory.address()), RSP);
    // The last argument is as far up as there are saved registers and arguments below it;
    // each push brings the next one to that place.
    Mem argument = Mem.at(RSP, 8L * (Registers.CALLEE_SAVED.size() + pushed));
    for (int i = 0; i < pushed; i++) {
      asm.push(argument);
    }
    asm.call(target);
    asm.add(QWORD, RSP, 8L * pushed);
    leave(asm);
  }

  private static int stackArguments(EntryPoint entry) {
    int bound = entry.receiver().isPresent() ? 1 : 0;
    int passed = entry.method().argumentKinds().size() - bound;
    return Math.max(0, passed - Registers.ARGUMENTS.size());
  }

  private void leaveAtTraps(Assembler asm, Label panic) {
    asm.bind(panic);
    asm.mov(QWORD, Mem.absolute(memory.address() + TRAP_MESSAGE), RDI);
    asm.mov(QWORD, RSP, Mem.absolute(memory.address()));
    leave(asm);
  }

  private static void leave(Assembler asm) {
    for (Reg r : Registers.CALLEE_SAVED.reversed()) {
      asm.pop(r);
    }
    asm.ret();
  }

  /** A handle that calls the exported function; {@link #takeTrap} must be asked after each call. */
  public MethodHandle handle(String symbol, MethodType type) {
    Label wrapper = wrappers.get(symbol);
    if (wrapper == null) {
      throw new PortkitException(Failure.UNBUILDABLE, "nothing is exported as " + symbol);
    }
    MemoryLayout[] parameters =
        type.parameterList().stream().map(InProcess::layout).toArray(MemoryLayout[]::new);
    FunctionDescriptor descriptor =
        type.returnType() == void.class
            ? FunctionDescriptor.ofVoid(parameters)
            : FunctionDescriptor.of(layout(type.returnType()), parameters);
    return Linker.nativeLinker()
        .downcallHandle(MemorySegment.ofAddress(image.code().address(wrapper)), descriptor);
  }

  private static MemoryLayout layout(Class<?> type) {
    return switch (type.descriptorString()) {
      case "Z" -> ValueLayout.JAVA_BOOLEAN;
      case "B" -> ValueLayout.JAVA_BYTE;
      case "C" -> ValueLayout.JAVA_CHAR;
      case "S" -> ValueLayout.JAVA_SHORT;
      case "I" -> ValueLayout.JAVA_INT;
      case "J" -> ValueLayout.JAVA_LONG;
      default -> throw new IllegalArgumentException("cannot pass a " + type);
    };
  }

  /** The message of the trap that ended the last call, if one did. */
  public Optional<String> takeTrap() {
    MemorySegment cells = memory.segment();
    long message = cells.get(ValueLayout.JAVA_LONG, TRAP_MESSAGE);
    if (message == 0) {
      return Optional.empty();
    }
    cells.set(ValueLayout.JAVA_LONG, TRAP_MESSAGE, 0);
    return Optional.of(
        cells
            .asSlice(message - memory.address(), MAX_MESSAGE)
            .getString(0, StandardCharsets.US_ASCII));
  }
}
