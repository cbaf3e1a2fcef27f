package portkit.baremetal.virtio;

import portkit.metal.hw.Cpu;
import portkit.metal.hw.StaticMemory;
import portkit.metal.hw.layout.Field16;
import portkit.metal.hw.layout.Field32;
import portkit.metal.hw.layout.Layout;

/**
 * The first port of a virtio console that has several, and how it is opened (VIRTIO 1.2, 5.3.6.2).
 * Port 0, which needs no opening, loses what is written faster than it is read: it is a console,
 * and QEMU would rather drop bytes of one than stop whoever writes them (hw/char/virtio-console.c).
 *
 * <p>What the device has to tell of its ports is not asked for: there is one, with a number that is
 * known.
 */
final class ConsolePort {
  /** VIRTIO_CONSOLE_F_MULTIPORT. */
  static final int FEATURE = 1 << 1;

  /** The queues of port 1. */
  static final int RECEIVE = 4;

  static final int TRANSMIT = 5;

  private static final int CONTROL = 3;
  private static final int NUMBER = 1;

  private static final Layout MESSAGE =
      Layout.of("virtio_console_control", 8, "VIRTIO 1.2, 5.3.6.2");
  private static final Field32 PORT = MESSAGE.field32("id", 0);
  private static final Field16 EVENT = MESSAGE.field16("event", 4);
  private static final Field16 VALUE = MESSAGE.field16("value", 6);

  private static final int DEVICE_READY = 0;
  private static final int PORT_READY = 3;
  private static final int PORT_OPEN = 6;
  private static final int MESSAGES = 4;

  private final Virtqueue control = new Virtqueue(MESSAGES);
  private final StaticMemory messages = new StaticMemory((long) MESSAGES * MESSAGE.size(), 8);

  /** Tells the device where the queue is that the port is opened by. */
  boolean enable(VirtioTransport transport) {
    control.withoutInterrupts();
    return transport.enable(CONTROL, control);
  }

  /** Opens the port of a device that goes. */
  void open(VirtioTransport transport) {
    say(0, DEVICE_READY);
    say(1, PORT_READY);
    say(2, PORT_OPEN);
    transport.notify(CONTROL);
    while (control.held() > 0) {
      if (control.isReturned()) {
        int _ = control.take();
      } else {
        Cpu.pause();
      }
    }
  }

  private void say(int buffer, int event) {
    long message = MESSAGE.at(messages.address(), buffer, MESSAGES);
    PORT.set(message, NUMBER);
    EVENT.set(message, event);
    VALUE.set(message, 1);
    control.offerToRead(buffer, message, MESSAGE.size());
  }
}
