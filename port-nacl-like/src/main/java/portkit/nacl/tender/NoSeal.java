package portkit.nacl.tender;

/** Leaves the tender open, to show what a program could do that nobody shuts in. */
final class NoSeal implements Seal {
  @Override
  public void close(boolean threads, int process, Vdso vdso) {
    // Everything stays as it is.
  }
}
