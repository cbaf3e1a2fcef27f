package portkit.hosted;

import portkit.hosted.host.Native;
import portkit.hosted.memory.Mappings;

/** The host of one run of a program. */
final class GuestHost implements Host {
  private final Guest guest;
  private final Mappings mappings;

  GuestHost(Guest guest, Mappings mappings) {
    this.guest = guest;
    this.mappings = mappings;
  }

  @Override
  public long map(long bytes) {
    return mappings.map(bytes);
  }

  @Override
  public boolean open(long address, long bytes) {
    return mappings.open(address, bytes);
  }

  @Override
  public void discard(long address, long bytes) {
    mappings.discard(address, bytes);
  }

  @Override
  public void unmap(long address, long bytes) {
    mappings.unmap(address, bytes);
  }

  @Override
  public boolean isProgram(long address, long bytes) {
    return guest.memory().readable(address, bytes);
  }

  @Override
  public byte[] load(long address, int bytes) {
    if (!isProgram(address, bytes) && !mappings.contains(address, bytes)) {
      throw new IllegalArgumentException(
          "%d bytes at 0x%x are not the program's memory".formatted(bytes, address));
    }
    byte[] copy = new byte[bytes];
    Native.memory(address, bytes).get(copy);
    return copy;
  }

  @Override
  public void write(int descriptor, byte[] bytes) {
    guest.descriptors().send(descriptor, bytes);
  }

  @Override
  public void setTls(long base) {
    if (!HostedOs.isCanonical(base)) {
      throw new IllegalArgumentException("not a canonical address: 0x%x".formatted(base));
    }
    GuestThread.current().fsBase(base);
  }

  @Override
  public void end(int code) {
    guest.exit(code);
  }
}
