package portkit.baremetal.virtio;

import portkit.metal.hw.Fence;
import portkit.metal.hw.Memory;
import portkit.metal.hw.StaticMemory;
import portkit.metal.hw.layout.VirtioDescriptor;
import portkit.metal.hw.layout.VirtioRing;

/**
 * A split virtqueue (VIRTIO 1.2, 2.7) of buffers that are each one piece of memory. A buffer's
 * number is its descriptor's, so who offers number n again must have got it back.
 *
 * <p>The queue lies in the image, whose physical addresses are its virtual ones.
 */
public final class Virtqueue {
  private static final int NO_INTERRUPT = 1;
  private static final int NO_NOTIFICATION = 1;
  private static final int INDEX_MASK = 0xffff;

  private final int length;
  private final StaticMemory descriptors;
  private final StaticMemory available;
  private final StaticMemory used;
  private int offered;
  private int taken;

  /** A queue of so many buffers, a power of two. */
  public Virtqueue(int length) {
    this.length = length;
    descriptors = new StaticMemory((long) length * VirtioDescriptor.LAYOUT.size(), 16);
    available = new StaticMemory(VirtioRing.AVAILABLE.size() + 2L * length, 2);
    used =
        new StaticMemory(
            VirtioRing.USED.size() + (long) length * VirtioRing.USED_ELEMENT.size(), 4);
  }

  /** The number of buffers. */
  public int length() {
    return length;
  }

  /** The physical address of the descriptors. */
  public long descriptors() {
    return descriptors.address();
  }

  /** The physical address of the ring in which buffers are offered. */
  public long available() {
    return available.address();
  }

  /** The physical address of the ring in which the device gives them back. */
  public long used() {
    return used.address();
  }

  /** The device need not interrupt when it gives buffers back; it may nevertheless. */
  public void withoutInterrupts() {
    VirtioRing.AVAILABLE_FLAGS.set(available(), NO_INTERRUPT);
  }

  /** Offers memory for the device to read. */
  public void offerToRead(int buffer, long address, int bytes) {
    offer(buffer, address, bytes, 0);
  }

  /** Offers memory for the device to write. */
  public void offerToWrite(int buffer, long address, int bytes) {
    offer(buffer, address, bytes, VirtioDescriptor.DEVICE_WRITES);
  }

  private void offer(int buffer, long address, int bytes, int flags) {
    long descriptor = VirtioDescriptor.LAYOUT.at(descriptors(), buffer, length);
    VirtioDescriptor.ADDRESS.set(descriptor, address);
    VirtioDescriptor.LENGTH.set(descriptor, bytes);
    VirtioDescriptor.FLAGS.set(descriptor, flags);
    Memory.store16(VirtioRing.availableElement(available(), offered, length), buffer);
    Fence.store(); // the device may look at the ring as soon as it sees the index
    offered = offered + 1 & INDEX_MASK;
    VirtioRing.AVAILABLE_INDEX.set(available(), offered);
    Fence.full(); // and only then whether it wants to be notified (2.7.13.4)
  }

  /** Whether the device wants to be notified of what has been offered. */
  public boolean wantsNotification() {
    return (VirtioRing.USED_FLAGS.get(used()) & NO_NOTIFICATION) == 0;
  }

  /** Buffers that the device has. */
  public int held() {
    return offered - taken & INDEX_MASK;
  }

  /** Whether the device has given a buffer back that has not been {@link #take taken}. */
  public boolean isReturned() {
    if (VirtioRing.USED_INDEX.get(used()) == taken) {
      return false;
    }
    Fence.load();
    return true;
  }

  /** The bytes that the device has written to the buffer that is taken next. */
  public int bytes() {
    return VirtioRing.USED_LENGTH.get(element());
  }

  /** Takes a buffer back that has been returned; returns its number. */
  public int take() {
    int buffer = VirtioRing.USED_ID.get(element());
    taken = taken + 1 & INDEX_MASK;
    return buffer;
  }

  private long element() {
    return VirtioRing.usedElement(used(), taken, length);
  }
}
