package portkit.nacl.tender;

/** What the tender does last before the program begins. */
interface Seal {
  /**
   * Shuts the tender in, or ends the process.
   *
   * @param threads whether the program may have threads of the kernel's
   */
  void close(boolean threads, int process, Vdso vdso);
}
