package portkit.conformance.guest;

/** The record of a lane, a thread's part of a script: offsets in bytes. */
public final class Lane {
  /** Bytes in a record. */
  public static final int SIZE = 4096;

  /** Records there are: threads of one script, the entry's included. */
  public static final int COUNT = 128;

  /** The record's own address, so that {@code fs:0} finds it. */
  public static final int SELF = 0;

  /** Where the interpreter is in the code. */
  public static final int PC = 8;

  /** Where the lane's code begins. */
  public static final int CODE = 16;

  /** A 32-bit word: {@link #FREE}, {@link #RUNNING} or {@link #ENDED}. */
  public static final int STATE = 24;

  /** Which instance this is. */
  public static final int NUMBER = 32;

  /** Whether calls and accesses are reported. */
  public static final int TRACED = 40;

  /** How many expectations held. */
  public static final int HELD = 48;

  /** What a protected access goes on with at a fault; 0 if none is under way. */
  public static final int RECOVER_PC = 64;

  /** The stack pointer for that. */
  public static final int RECOVER_SP = 72;

  /** The kind of the last fault that was no interrupt, until a script asks. */
  public static final int FAULT_KIND = 80;

  /** Its flags. */
  public static final int FAULT_FLAGS = 88;

  /** Its address. */
  public static final int FAULT_ADDRESS = 96;

  /** The stack pointer at the fault. */
  public static final int FAULT_SP = 104;

  /** The stack pointer at the handler's entry. */
  public static final int HANDLER_SP = 112;

  /** How many interrupts were delivered. */
  public static final int INTERRUPTS = 120;

  /** How many handlers are under way on this thread. */
  public static final int DEPTH = 128;

  /** How many interrupts came while a handler was under way. */
  public static final int NESTED = 136;

  /** If not 0, the handler of a fault waits a while for the 32-bit word there not to be 0. */
  public static final int HOLD = 144;

  /** If not 0, the handler of a fault loads from there. */
  public static final int TOUCH = 152;

  /** RSP where the port entered this thread. */
  public static final int ENTRY_SP = 160;

  /** RDI there. */
  public static final int ENTRY_ARGUMENT = 168;

  /** The flags there. */
  public static final int ENTRY_FLAGS = 176;

  /** MXCSR there. */
  public static final int ENTRY_MXCSR = 184;

  /** The x87 control word there. */
  public static final int ENTRY_CONTROL_WORD = 192;

  /** The word at {@code fs:0} there; 0 for the entry's lane. */
  public static final int ENTRY_TLS = 200;

  /** What CPUID has put into EAX, EBX, ECX and EDX, XCR0, the time-stamp counter: 8 bytes each. */
  public static final int CPU = 208;

  /** What {@link Routine#WATCH} passes: three words; afterwards the first is the result. */
  public static final int ARGUMENTS = 256;

  /** Room for the routines. */
  public static final int SCRATCH = 288;

  /** What a routine has found lost. */
  public static final int LOST = 320;

  /** Whether the vector registers have 32 bytes. */
  public static final int WIDE = 328;

  /** The pc of the last fault that was no interrupt. */
  public static final int FAULT_PC = 336;

  /** By how much {@link #RECOVER_PC} was above it. */
  public static final int FAULT_BEFORE = 344;

  /** If not 0, the handler of a fault writes an exclamation mark and exits with this code. */
  public static final int EXITS = 352;

  /** r0 to r31. */
  public static final int REGISTERS = 384;

  /** How many registers there are. */
  public static final int REGISTER_COUNT = 32;

  /** The register behind them, for results that a script does not ask for. */
  public static final int NO_REGISTER = REGISTER_COUNT;

  /** What the general registers are loaded with: by their numbers, 16 words. */
  public static final int GENERAL = 768;

  /** What the x87 stack is loaded with. */
  public static final int X87 = 896;

  /** What the vector registers are loaded with, 32 bytes each. */
  public static final int VECTORS = 1024;

  /** What was found in them. */
  public static final int VECTORS_FOUND = 1536;

  /** No thread has it. */
  public static final int FREE = 0;

  /** Its thread runs, or is about to. */
  public static final int RUNNING = 1;

  /** Its thread has nothing more to do. */
  public static final int ENDED = 2;

  private Lane() {}
}
