package portkit.hosted.code;

import portkit.metal.asm.Mem;
import portkit.metal.asm.Reg;
import portkit.os.OsTable;

/** The fields of a thread's context, in the order in which they lie in memory. */
enum ContextField {
  /** The context's own address. */
  SELF(0, 8),
  /** Address of the function in Java that serves calls. */
  UPCALL(8, 8),
  /** RSP in Java, while the program runs. */
  HOST_STACK(16, 8),
  /** FS base of the C library. */
  HOST_FS(24, 8),
  /** FS base of the program. */
  GUEST_FS(32, 8),
  /** RSP of the program at its call, while Java runs. */
  GUEST_STACK(40, 8),
  /** Not 0: the thread is to leave the program. Aligned to 8, tested together with the next. */
  END(48, 4),
  /** Not 0: an interrupt waits. */
  INTERRUPT(52, 4),
  /** Not 0: the program's fault handler runs. */
  IN_HANDLER(56, 8),
  /** Address of the word that holds the address of the program's fault handler, or 0. */
  HANDLER_CELL(64, 8),
  /** Top of the fault stack, 16-aligned. */
  FAULT_STACK(72, 8),
  /** What the program's function returned. */
  RESULT(80, 8),
  /** The signal of a fault that nobody could handle, or 0. */
  FATAL_SIGNAL(88, 8),
  /** Its {@code si_code}. */
  FATAL_CODE(96, 8),
  /** Its {@code si_addr}. */
  FATAL_ADDRESS(104, 8),
  /** Faults delivered to the program. */
  FAULTS(112, 8),
  /** Interrupts delivered to the program. */
  INTERRUPTS(120, 8),
  /** Room for the one small structure that a system call of this thread needs. */
  SCRATCH(128, 48),
  /** The fault record that the handler gets. */
  RECORD(176, OsTable.FAULT_SIZE),
  /** Where and how the program goes on after the handler: see {@link SavedRegister}. */
  REGISTERS(208, 8 * SavedRegister.COUNT),
  /** Calls made, by slot. */
  CALLS(352, 8 * OsTable.CALL_COUNT),
  /** Vector and x87 state; XSAVE wants 64-byte alignment (SDM 1, 13.4). Its size varies. */
  XSAVE(640, 64);

  private final int offset;
  private final int size;

  ContextField(int offset, int size) {
    this.offset = offset;
    this.size = size;
  }

  /** Bytes from the context's start. */
  int offset() {
    return offset;
  }

  /** Its size in bytes. */
  int size() {
    return size;
  }

  /** The field in the calling thread's context. */
  Mem gs() {
    return Mem.gs(offset);
  }

  /** The field in the context that the register points to. */
  Mem at(Reg context) {
    return Mem.at(context, offset);
  }
}
