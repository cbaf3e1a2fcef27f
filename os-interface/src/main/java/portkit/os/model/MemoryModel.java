package portkit.os.model;

import java.util.List;
import java.util.Optional;
import portkit.os.Errno;

/** Memory by the contract: clauses MEM-01 to MEM-14. Addresses are those that the port gave. */
public final class MemoryModel {
  /** What is known of a reserved range. */
  private sealed interface State {
    /** Not committed since it was reserved. */
    record Fresh() implements State {}

    /** Not committed any more. */
    record Lost() implements State {}

    /** Committed; nothing is promised of what it holds. */
    record Unknown() implements State {}

    /** Committed; every byte is this. */
    record Bytes(int value) implements State {}

    default boolean isCommitted() {
      return this instanceof Unknown || this instanceof Bytes;
    }

    default State committed() {
      return switch (this) {
        case Fresh _ -> new Bytes(0);
        case Lost _ -> new Unknown();
        default -> this;
      };
    }
  }

  /** No port has a wider address space. */
  private static final long SPACE = 1L << 47;

  /** Clause MEM-03. */
  private static final long PROMISED_SPACE = 2L << 30;

  /** So much is there on any machine that runs a program at all. */
  private static final long PLENTY = 8L << 20;

  private final long page;
  private final IntervalMap<State> reserved = new IntervalMap<>();

  /** A program that has reserved nothing. */
  public MemoryModel(long pageSize) {
    page = pageSize;
  }

  /** An answer of reserve. */
  public Optional<Breach> reserve(long n, long result) {
    long size = pages(n);
    if (size == 0) {
      return require(result == 0, "MEM-02", "reserve gave an address for a size of " + n);
    }
    if (result == 0) {
      boolean promised = reserved.size() + size <= PROMISED_SPACE;
      return require(!promised, "MEM-03", "reserve found no room for %d bytes".formatted(n));
    }
    boolean apart = reserved.within(result, result + size).isEmpty();
    reserved.put(result, result + size, new State.Fresh());
    return require(result % page == 0, "MEM-01", "0x%x is not page-aligned".formatted(result))
        .or(() -> require(apart, "MEM-01", "0x%x overlaps what is reserved".formatted(result)));
  }

  /** An answer of commit. */
  public Optional<Breach> commit(long p, long n, long result) {
    if (!isRange(p, n)) {
      return refused("MEM-08", "commit", p, n, result);
    }
    long end = p + pages(n);
    if (result == Errno.ENOMEM.result()) {
      boolean plenty = reserved.size(State::isCommitted) + end - p <= PLENTY;
      return require(!plenty, "MEM-04", "commit of %d bytes found no memory".formatted(n));
    }
    reserved.update(p, end, State::committed);
    return require(result == 0, "MEM-04", "commit gave " + result);
  }

  /** An answer of decommit. */
  public Optional<Breach> decommit(long p, long n, long result) {
    if (!isRange(p, n)) {
      return refused("MEM-11", "decommit", p, n, result);
    }
    reserved.put(p, p + pages(n), new State.Lost());
    return require(result == 0, "MEM-09", "decommit gave " + result);
  }

  /** An answer of release. */
  public Optional<Breach> release(long p, long n, long result) {
    if (!isRange(p, n)) {
      return refused("MEM-13", "release", p, n, result);
    }
    reserved.remove(p, p + pages(n));
    return require(result == 0, "MEM-12", "release gave " + result);
  }

  /** The program has set bytes. */
  public Optional<Breach> filled(long p, long n, int value, boolean faulted) {
    if (!isCommitted(p, n)) {
      spoil(p, n);
      return Optional.empty();
    }
    reserved.put(p, p + n, new State.Bytes(value));
    return require(!faulted, "MEM-04", "committed memory at 0x%x faulted".formatted(p));
  }

  /** The program has touched what is not committed, its own error: it may have got through. */
  private void spoil(long p, long n) {
    if (p > 0 && n > 0 && n <= SPACE) {
      reserved.update(
          p, p + n, state -> state.isCommitted() ? new State.Unknown() : new State.Lost());
    }
  }

  /** Bytes that a call has set: nothing is known of them. */
  void changed(long p, long n) {
    if (isCommitted(p, n)) {
      reserved.put(p, p + n, new State.Unknown());
    }
  }

  /** The program has looked how many bytes from p on, at most n, hold a value. */
  public Optional<Breach> scanned(long p, long n, int value, boolean faulted, long same) {
    if (!isCommitted(p, n)) {
      return Optional.empty();
    }
    if (faulted) {
      return Optional.of(new Breach("MEM-04", "committed memory at 0x%x faulted".formatted(p)));
    }
    for (IntervalMap.Piece<State> piece : reserved.within(p, p + n)) {
      long before = piece.from() - p;
      if (same < before) {
        break;
      }
      if (piece.value() instanceof State.Bytes(int held) && held != value) {
        return require(same == before, "MEM-06", holds(piece, held));
      }
      if (piece.value() instanceof State.Unknown) {
        return Optional.empty(); // all that follows may be met or not
      }
      if (same < piece.to() - p) {
        return require(false, value == 0 ? "MEM-05" : "MEM-06", holds(piece, value));
      }
    }
    return Optional.empty();
  }

  private static String holds(IntervalMap.Piece<State> piece, int value) {
    return "the bytes from 0x%x to 0x%x must be 0x%02x".formatted(piece.from(), piece.to(), value);
  }

  /** Whether all n bytes at p are committed, and so a call must take them. */
  public boolean isCommitted(long p, long n) {
    if (p <= 0 || n <= 0 || n > SPACE || p > SPACE) {
      return false;
    }
    List<IntervalMap.Piece<State>> pieces = reserved.within(p, p + n);
    return reserved.covers(p, p + n) && pieces.stream().allMatch(i -> i.value().isCommitted());
  }

  private boolean isRange(long p, long n) {
    long size = pages(n);
    return size != 0 && p > 0 && p <= SPACE && p % page == 0 && reserved.covers(p, p + size);
  }

  /** The size in whole pages; 0 for sizes that no address space has. */
  private long pages(long n) {
    return n <= 0 || n > SPACE ? 0 : (n + page - 1) / page * page;
  }

  private static Optional<Breach> refused(String clause, String call, long p, long n, long result) {
    return require(
        result == Errno.EINVAL.result(),
        clause,
        "%s of %d bytes at 0x%x is to be refused, it gave %d".formatted(call, n, p, result));
  }

  private static Optional<Breach> require(boolean holds, String clause, String what) {
    return holds ? Optional.empty() : Optional.of(new Breach(clause, what));
  }
}
