package portkit.baremetal.virtio;

import portkit.baremetal.driver.DeviceMap;
import portkit.baremetal.driver.InterruptController;
import portkit.baremetal.driver.OptionalLine;
import portkit.metal.hw.Cpu;
import portkit.metal.hw.Memory;
import portkit.metal.hw.StaticMemory;

/**
 * A virtio console (VIRTIO 1.2, 5.3): a {@link ConsolePort} of it. What is written at a time goes
 * out with one notification, where a UART takes one access for each byte.
 */
public final class VirtioConsole implements OptionalLine {
  private static final int TYPE = 3;
  private static final int RECEIVE = ConsolePort.RECEIVE;
  private static final int TRANSMIT = ConsolePort.TRANSMIT;

  private static final int BUFFERS = 4;
  private static final int RECEIVE_BYTES = 256;
  private static final int TRANSMIT_BYTES = 1024;

  private final VirtioTransport transport;
  private final ConsolePort port = new ConsolePort();
  private final Virtqueue receive = new Virtqueue(BUFFERS);
  private final Virtqueue transmit = new Virtqueue(BUFFERS);
  private final StaticMemory input = new StaticMemory(BUFFERS * RECEIVE_BYTES, 16);
  private final StaticMemory output = new StaticMemory(BUFFERS * TRANSMIT_BYTES, 16);

  /** The next buffer to send from; they come back in the order in which they went. */
  private int next;

  /** What is left of the buffer that is being read. */
  private int reading;

  private int position;
  private int end;

  /** The console behind a transport. */
  public VirtioConsole(VirtioTransport transport) {
    this.transport = transport;
  }

  @Override
  public boolean find(DeviceMap map, InterruptController interrupts) {
    if (!transport.find(TYPE, map) || !VirtioDevice.begin(transport, ConsolePort.FEATURE)) {
      return false;
    }
    if (!port.enable(transport)
        || !transport.enable(RECEIVE, receive)
        || !transport.enable(TRANSMIT, transmit)) {
      return VirtioDevice.fail(transport);
    }
    transmit.withoutInterrupts();
    transport.interruptAsConsole(RECEIVE, interrupts);
    start();
    return true;
  }

  @Override
  public void start() {
    VirtioDevice.go(transport);
    port.open(transport);
  }

  /** Until now the device had no memory for input. */
  @Override
  public void interruptOnInput() {
    for (int buffer = 0; buffer < BUFFERS; buffer++) {
      offerForInput(buffer);
    }
    transport.notify(RECEIVE);
  }

  private void offerForInput(int buffer) {
    receive.offerToWrite(buffer, input.address() + (long) buffer * RECEIVE_BYTES, RECEIVE_BYTES);
  }

  @Override
  public void acknowledge() {
    transport.acknowledge();
  }

  @Override
  public int piece() {
    return TRANSMIT_BYTES;
  }

  @Override
  public void write(int value) {
    long buffer = nextBuffer();
    Memory.store8(buffer, value);
    send(buffer, 1);
  }

  @Override
  public void write(long p, long n) {
    for (long done = 0; done < n; done += TRANSMIT_BYTES) {
      int bytes = (int) Math.min(n - done, TRANSMIT_BYTES);
      long buffer = nextBuffer();
      Memory.copy(buffer, p + done, bytes);
      send(buffer, bytes);
    }
  }

  /** The buffer that is free, or will be first. */
  private long nextBuffer() {
    takeSent();
    while (transmit.held() == BUFFERS) {
      Cpu.pause();
      takeSent();
    }
    return output.address() + (long) next * TRANSMIT_BYTES;
  }

  private void send(long buffer, int bytes) {
    transmit.offerToRead(next, buffer, bytes);
    next = (next + 1) % BUFFERS;
    if (transmit.wantsNotification()) {
      transport.notify(TRANSMIT);
    }
  }

  private void takeSent() {
    while (transmit.isReturned()) {
      int _ = transmit.take();
    }
  }

  @Override
  public int read() {
    if (position == end && !takeInput()) {
      return NOTHING;
    }
    int value = Memory.load8(input.address() + (long) reading * RECEIVE_BYTES + position++);
    if (position == end) {
      giveBack();
    }
    return value;
  }

  /** Goes on to the next buffer with input; false if there is none. */
  private boolean takeInput() {
    while (receive.isReturned()) {
      position = 0;
      end = Math.min(receive.bytes(), RECEIVE_BYTES);
      reading = receive.take();
      if (end > 0) {
        return true;
      }
      giveBack();
    }
    return false;
  }

  private void giveBack() {
    offerForInput(reading);
    transport.notify(RECEIVE);
  }

  @Override
  public void drain() {
    takeSent();
    while (transmit.held() > 0) {
      Cpu.pause();
      takeSent();
    }
  }
}
