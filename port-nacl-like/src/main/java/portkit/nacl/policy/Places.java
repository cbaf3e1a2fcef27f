package portkit.nacl.policy;

/**
 * Where things lie in the tender's address space. The kernel's filter looks at the upper and lower
 * half of an address one by one, so whatever it has to recognise begins and ends at a multiple of 4
 * GiB.
 */
public final class Places {
  /** The page size of x86-64. */
  public static final long PAGE = 4096;

  /** Programs begin here or above; below is room for whatever nil plus an offset touches. */
  public static final long PROGRAM = 4L << 20;

  /** The tender's own image; programs end before it. */
  public static final long TENDER = 0x7000_0000L;

  /** The {@linkplain portkit.nacl.tender.GateCode gate}: all code that makes system calls. */
  public static final long GATE = 0x7f00_0000L;

  /** The program's address space: what it reserves. Go asks for these addresses first. */
  public static final long REGION = 0xc0_0000_0000L;

  /** Where what the program reserves ends, and its threads' stacks begin. */
  public static final long STACKS = 0xce_0000_0000L;

  /**
   * The end of the stacks. A mapping that begins below and is shorter than 4 GiB, which is all that
   * the filter can compare, ends below {@link #END}.
   */
  public static final long GUARD = 0xcf_0000_0000L;

  /** The end of the region. */
  public static final long END = 0xd0_0000_0000L;

  private Places() {}
}
