package @name@;

import portkit.hosted.Host;
import portkit.os.Os;

/**
 * Answers the calls of one run of a program, on the thread that makes them. An address is the
 * process's own: look before you touch. A call that can fail returns a negated error code, {@code
 * Errno.EINVAL.result()} for example.
 */
final class Calls implements Os {
  private final Host host;

  Calls(Host host) {
    this.host = host;
  }

  @Override
  public long write(long fd, long p, long n) {
    throw new UnsupportedOperationException("not implemented: WRT-01");
  }

  @Override
  public long read(long fd, long p, long n) {
    throw new UnsupportedOperationException("not implemented: RED-01");
  }

  @Override
  public long reserve(long hint, long n) {
    throw new UnsupportedOperationException("not implemented: MEM-01");
  }

  @Override
  public long commit(long p, long n) {
    throw new UnsupportedOperationException("not implemented: MEM-04");
  }

  @Override
  public long decommit(long p, long n) {
    throw new UnsupportedOperationException("not implemented: MEM-09");
  }

  @Override
  public long release(long p, long n) {
    throw new UnsupportedOperationException("not implemented: MEM-12");
  }

  @Override
  public long nanotime() {
    throw new UnsupportedOperationException("not implemented: CLK-01");
  }

  @Override
  public void exit(int code) {
    throw new UnsupportedOperationException("not implemented: EXT-01");
  }

  @Override
  public long sleep(long word, int expected, long timeoutNs) {
    throw new UnsupportedOperationException("not implemented: SLP-01");
  }

  @Override
  public long wakeup(long word, int count) {
    throw new UnsupportedOperationException("not implemented: SLP-06");
  }

  @Override
  public long spawn(long fn, long arg, long tls) {
    throw new UnsupportedOperationException("not implemented: THR-01");
  }

  @Override
  public long settls(long base) {
    throw new UnsupportedOperationException("not implemented: TLS-01");
  }

  @Override
  public void yield() {
    throw new UnsupportedOperationException("not implemented: THR-06");
  }

  @Override
  public long onfault(long fn) {
    throw new UnsupportedOperationException("not implemented: FLT-01");
  }

  @Override
  public long interrupt(long tls) {
    throw new UnsupportedOperationException("not implemented: INT-01");
  }

  @Override
  public long walltime() {
    throw new UnsupportedOperationException("not implemented: TOD-01");
  }

  @Override
  public long random(long p, long n) {
    throw new UnsupportedOperationException("not implemented: RND-01");
  }
}
