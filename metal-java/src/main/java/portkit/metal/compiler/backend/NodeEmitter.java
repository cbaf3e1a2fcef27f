package portkit.metal.compiler.backend;

import portkit.metal.compiler.ir.AddressOf;
import portkit.metal.compiler.ir.ArrayFill;
import portkit.metal.compiler.ir.ArrayLength;
import portkit.metal.compiler.ir.ArrayLoad;
import portkit.metal.compiler.ir.ArrayStore;
import portkit.metal.compiler.ir.AtomicUpdate;
import portkit.metal.compiler.ir.Binary;
import portkit.metal.compiler.ir.Call;
import portkit.metal.compiler.ir.Check;
import portkit.metal.compiler.ir.ClassIdOf;
import portkit.metal.compiler.ir.ClassOf;
import portkit.metal.compiler.ir.InstanceOf;
import portkit.metal.compiler.ir.IntrinsicCall;
import portkit.metal.compiler.ir.Load;
import portkit.metal.compiler.ir.Node;
import portkit.metal.compiler.ir.Store;
import portkit.metal.compiler.ir.Unary;

/** Sends each operation to the emitter of its kind. */
final class NodeEmitter {
  private final ArithmeticEmitter arithmetic;
  private final MemoryEmitter memory;
  private final CheckEmitter checks;
  private final CallEmitter calls;
  private final AtomicEmitter atomics;
  private final IntrinsicEmitter intrinsics;

  NodeEmitter(Emission emission) {
    arithmetic = new ArithmeticEmitter(emission);
    memory = new MemoryEmitter(emission);
    checks = new CheckEmitter(emission);
    calls = new CallEmitter(emission);
    atomics = new AtomicEmitter(emission);
    intrinsics = new IntrinsicEmitter(emission, calls, atomics);
  }

  void emit(Node node) {
    switch (node) {
      case Binary b -> arithmetic.emit(b);
      case Unary u -> arithmetic.emit(u);
      case Load l -> memory.emit(l);
      case Store s -> memory.emit(s);
      case ArrayLength l -> memory.emit(l);
      case ArrayLoad l -> memory.emit(l);
      case ArrayStore s -> memory.emit(s);
      case ArrayFill f -> memory.emit(f);
      case ClassIdOf c -> memory.emit(c);
      case ClassOf c -> memory.emit(c);
      case AddressOf a -> memory.emit(a);
      case InstanceOf i -> checks.emit(i);
      case Check c -> checks.emit(c);
      case Call c -> calls.emit(c);
      case AtomicUpdate u -> atomics.emit(u);
      case IntrinsicCall i -> intrinsics.emit(i);
      default -> throw new IllegalStateException("nothing to emit for " + node);
    }
  }
}
