package portkit.conformance.mutant;

import portkit.conformance.guest.Routine;

/** Nothing wrong: what a simulated port does at the places where a mutant does something else. */
class Defect {
  /** Makes a call. */
  long call(SimulatedOs os, int slot, long a, long b, long c) {
    return os.call(slot, a, b, c);
  }

  /** The word at an offset of the table. */
  long table(int offset, long value) {
    return value;
  }

  /** What the thread finds at its entry, by the field of its record. */
  long entry(int field, long value) {
    return value;
  }

  /** What a routine has found lost. */
  long lost(Routine routine, long mask) {
    return mask;
  }

  /** A thread runs without calls, or has ceased to. */
  void spinning(boolean begins) {}

  /** What the handler finds, by the field of its thread's record. */
  long fault(int field, long value) {
    return value;
  }

  /** How many times an interrupt is delivered to a thread whose handler is so deep. */
  int deliveries(int depth) {
    return depth == 0 ? 1 : 0;
  }

  /** XCR0. */
  long enabledState(long value) {
    return value;
  }

  /** The bytes of stack at the entry. */
  int entryStack() {
    return 128 << 10;
  }

  /** The bytes of stack of a thread. */
  int threadStack() {
    return 16 << 10;
  }

  /** Whether page 0 is there. */
  boolean hasPageZero() {
    return false;
  }

  /** Whether programs of other versions are started. */
  boolean startsAnything() {
    return false;
  }

  /** The exit code. */
  int exitCode(int code, int exits) {
    return code;
  }

  /** The exit code after a return from the entry point. */
  int returned(int code) {
    return code;
  }

  /** The exit code after a fault that nobody handles. */
  int fatal() {
    return 2;
  }

  /** All that has reached the outside. */
  String output(String text) {
    return text;
  }

  /** Whether a thread's place is free again after its end. */
  boolean freesThreads() {
    return true;
  }
}
