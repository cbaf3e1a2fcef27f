package portkit.metal.compiler.backend;

import static portkit.metal.asm.Reg.RAX;
import static portkit.metal.asm.Reg.RDX;
import static portkit.metal.asm.Width.BYTE;
import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.WORD;

import portkit.metal.asm.Assembler;
import portkit.metal.asm.Width;
import portkit.metal.compiler.ir.IntrinsicCall;
import portkit.metal.compiler.ir.Node;

/** Port I/O: ports below 256 go into the instruction, others through DX. */
final class PortEmitter {
  private final Assembler asm;
  private final Operands operands;

  PortEmitter(Emission emission) {
    asm = emission.asm;
    operands = emission.operands;
  }

  private static boolean isShort(Node port) {
    return port.isNumber() && port.number() >= 0 && port.number() <= 0xff;
  }

  void in(IntrinsicCall n, Width width) {
    Node port = n.input(0);
    if (isShort(port)) {
      asm.in(width, (int) port.number());
    } else {
      operands.load(RDX, port);
      asm.in(width);
    }
    if (width == BYTE) {
      asm.movzxByte(DWORD, RAX, RAX);
    } else if (width == WORD) {
      asm.movzxWord(DWORD, RAX, RAX);
    }
    operands.finish(n, RAX);
  }

  void out(IntrinsicCall n, Width width) {
    Node port = n.input(0);
    operands.load(RAX, n.input(1));
    if (isShort(port)) {
      asm.out(width, (int) port.number());
    } else {
      operands.load(RDX, port);
      asm.out(width);
    }
  }
}
