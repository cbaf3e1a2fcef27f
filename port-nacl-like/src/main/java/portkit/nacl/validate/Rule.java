package portkit.nacl.validate;

/** What a program's code must obey, in the order in which a person wants to hear of it. */
public enum Rule {
  /** The program enters the kernel by itself. */
  SYSTEM_CALL("system calls are the port's: a program calls the OS table"),
  /** Software interrupts, returns from them, user interrupts. */
  INTERRUPT("interrupts are the port's; int3 and int 3 are breakpoints and may stand"),
  /** Talks to devices. */
  PORT_IO("devices are the port's"),
  /** Faults outside of the kernel, or tells of it. */
  PRIVILEGED("only a kernel has a use for it"),
  /** Reads or changes a segment register or its base. */
  SEGMENT("FS is set by settls, GS and all segments are the port's"),
  /** Changes the code segment, and with it perhaps the mode of the processor. */
  FAR_TRANSFER("far transfers change the code segment, and with it the mode"),
  /** Calls a hypervisor or an enclave. */
  HYPERVISOR("it calls a hypervisor or an enclave"),
  /** Changes what the port relies on. */
  PROCESSOR_STATE("it changes protection keys, shadow stacks or other state of the port's"),
  /** No instruction, or none that the validator knows. */
  UNDECODABLE("not an instruction that the validator knows, before its function ends"),
  /** A jump or call whose target is no instruction of the program. */
  BRANCH_TARGET("jumps and calls lead to instructions of the program"),
  /** Code that no function owns, so that nobody can say where its instructions begin. */
  UNNAMED("code belongs to a function of the symbol table, or of Go's own");

  private final String reason;

  Rule(String reason) {
    this.reason = reason;
  }

  /** Why it is a rule, or what would be right. */
  public String reason() {
    return reason;
  }
}
