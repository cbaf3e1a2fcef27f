package portkit.hosted;

/** Serves calls by slot. */
interface GuestCalls {
  /** Serves a call with up to three arguments; those that it does not have mean nothing. */
  long call(int slot, long a, long b, long c);
}
