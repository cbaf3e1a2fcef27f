package portkit.baremetal.virtio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import portkit.metal.hw.sim.Machine;

/**
 * The device's side of split virtqueues (VIRTIO 1.2, 2.7), read from the specification and not from
 * the driver: a console with ports, of which number 1 is there, or an entropy device. Its registers
 * are its subclasses'.
 */
abstract class SimulatedVirtio {
  static final int CONSOLE = 3;
  static final int ENTROPY = 4;
  static final int LONGEST_QUEUE = 64;
  private static final int NEEDED = 15;
  private static final int DEVICE_WRITES = 2;

  /** VIRTIO_CONSOLE_F_MULTIPORT, and version 1 (VIRTIO 1.2, 5.3.3 and 6). */
  private static final long MULTIPORT = 1 << 1;

  private static final long VERSION_1 = 1L << 32;

  /** Queues of a console with ports (5.3.2): the driver's control messages, and port 1's. */
  private static final int CONTROL = 3;

  private static final int RECEIVE = 4;
  private static final int TRANSMIT = 5;

  /**
   * What opens port 1 (5.3.6.2): port, event and value of the messages; the first names no port.
   */
  private static final List<List<Long>> OPENING =
      List.of(List.of(0L, 1L), List.of(1L, 3L, 1L), List.of(1L, 6L, 1L));

  /** A queue as the driver has described it, and how far the device has come in it. */
  static final class Ring {
    int length;
    long descriptors;
    long available;
    long used;
    boolean ready;
    int seen;
    int returned;
  }

  final Machine machine;
  final int type;
  final Ring[] rings;
  final long[] accepted = new long[1];
  int status;

  /** What the console has been sent; what it is to hand to the driver. */
  final List<Byte> sent = new ArrayList<>();

  final Queue<Byte> input = new ArrayDeque<>();
  int notifications;

  /** Cycles from a notification until the device looks; 0 for at once. */
  long delay;

  /** How many bytes the entropy device returns at a time. */
  int generosity = 256;

  private long nextByte;

  /** How many of the messages have come that open the port. */
  private int opening;

  SimulatedVirtio(Machine machine, int type) {
    this.machine = machine;
    this.type = type;
    rings = new Ring[type == CONSOLE ? 6 : 1];
    Arrays.setAll(rings, i -> new Ring());
  }

  /** The ring of a queue; that of none takes whatever is said of it. */
  Ring ring(int queue) {
    return queue < rings.length ? rings[queue] : new Ring();
  }

  abstract void interrupt(int queue);

  int features(int word) {
    return word == 1 ? 1 : 0xffff_ffff; // much that the driver must not accept, and version 1
  }

  void accept(int word, int features) {
    accepted[0] |= Integer.toUnsignedLong(features) << (32 * word);
  }

  void setStatus(int value) {
    status = value;
    if (value == 0) {
      accepted[0] = 0;
    }
  }

  boolean isGoing() {
    return status == NEEDED && accepted[0] == (type == CONSOLE ? VERSION_1 | MULTIPORT : VERSION_1);
  }

  void notified(int queue) {
    notifications++;
    if (!isGoing() || !rings[queue].ready) {
      throw new AssertionError("notified of queue " + queue + " before it was ready");
    }
    if (delay == 0) {
      serve();
    } else {
      machine.clock().after(delay, this::serve);
    }
  }

  /** New input has come for the console. */
  void receive(byte[] bytes) {
    for (byte b : bytes) {
      input.add(b);
    }
    serve();
  }

  private void serve() {
    if (type == ENTROPY) {
      while (isOffered(rings[0])) {
        fill(rings[0]);
      }
      return;
    }
    while (isOffered(rings[CONTROL])) {
      control(rings[CONTROL]);
    }
    while (isOffered(rings[TRANSMIT])) {
      requireOpen();
      transmit(rings[TRANSMIT]);
    }
    boolean any = false;
    while (opening == OPENING.size() && !input.isEmpty() && isOffered(rings[RECEIVE])) {
      receive(rings[RECEIVE]);
      any = true;
    }
    if (any) {
      interrupt(RECEIVE);
    }
  }

  private void requireOpen() {
    if (opening != OPENING.size()) {
      throw new AssertionError("the port is not open");
    }
  }

  private void control(Ring ring) {
    long message = load(descriptor(ring, false), 8);
    long event = load(message + 4, 2);
    long value = load(message + 6, 2);
    List<Long> said = event == 0 ? List.of(event, value) : List.of(load(message, 4), event, value);
    if (opening == OPENING.size() || !said.equals(OPENING.get(opening))) {
      throw new AssertionError("control message " + said);
    }
    opening++;
    giveBack(ring, 0);
  }

  private long load(long address, int width) {
    return machine.memory().load(address, width);
  }

  private void store(long address, int width, long value) {
    machine.memory().store(address, width, value);
  }

  private boolean isOffered(Ring ring) {
    return ring.ready && (load(ring.available + 2, 2) & 0xffff) != (ring.seen & 0xffff);
  }

  private long descriptor(Ring ring, boolean writes) {
    int head = (int) load(ring.available + 4 + 2L * (ring.seen % ring.length), 2);
    long descriptor = ring.descriptors + 16L * head;
    if (((load(descriptor + 12, 2) & DEVICE_WRITES) != 0) != writes) {
      throw new AssertionError("a buffer for the wrong direction");
    }
    return descriptor;
  }

  private void giveBack(Ring ring, int bytes) {
    long head = load(ring.available + 4 + 2L * (ring.seen % ring.length), 2);
    long element = ring.used + 4 + 8L * (ring.returned % ring.length);
    store(element, 4, head);
    store(element + 4, 4, bytes);
    ring.seen++;
    ring.returned++;
    store(ring.used + 2, 2, ring.returned & 0xffff);
  }

  private void transmit(Ring ring) {
    long descriptor = descriptor(ring, false);
    long address = load(descriptor, 8);
    long length = load(descriptor + 8, 4);
    for (long i = 0; i < length; i++) {
      sent.add((byte) load(address + i, 1));
    }
    giveBack(ring, 0);
  }

  private void receive(Ring ring) {
    long descriptor = descriptor(ring, true);
    long room = load(descriptor + 8, 4);
    int bytes = 0;
    while (bytes < room && !input.isEmpty()) {
      store(load(descriptor, 8) + bytes++, 1, input.remove());
    }
    giveBack(ring, bytes);
  }

  private void fill(Ring ring) {
    long descriptor = descriptor(ring, true);
    int bytes = (int) Math.min(generosity, load(descriptor + 8, 4));
    for (int i = 0; i < bytes; i++) {
      store(load(descriptor, 8) + i, 1, (nextByte++ * 0x9e3779b97f4a7c15L) >>> 56);
    }
    giveBack(ring, bytes);
  }
}
