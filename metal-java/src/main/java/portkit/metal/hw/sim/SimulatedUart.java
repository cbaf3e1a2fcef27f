package portkit.metal.hw.sim;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A serial port of the kind 16550A at eight I/O ports (National Semiconductor PC16550D, 8.0). A
 * byte takes time to be sent; one that is written while the transmitter has no room is lost on real
 * hardware, so here it is an error.
 */
public final class SimulatedUart implements PortDevice {
  /** About a byte at 115,200 baud on a processor of 1 GHz would be 86,000; tests are in a hurry. */
  private static final int CYCLES_PER_BYTE = 1000;

  private static final int FIFO = 16;
  private static final int DATA = 0;
  private static final int INTERRUPT_ENABLE = 1;
  private static final int INTERRUPT_IDENTIFICATION = 2;
  private static final int LINE_CONTROL = 3;
  private static final int MODEM_CONTROL = 4;
  private static final int LINE_STATUS = 5;
  private static final int MODEM_STATUS = 6;
  private static final int SCRATCH = 7;
  private static final int DIVISOR_ACCESS = 0x80;
  private static final int FIFO_ENABLE = 1;
  private static final int RECEIVED = 1;
  private static final int TRANSMITTER_EMPTY = 2;

  private final SimulatedClock clock;
  private final Runnable interrupt;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final Queue<Integer> received = new ArrayDeque<>();
  private final int[] registers = new int[8];
  private final int[] divisor = new int[2];
  private int waiting;
  private int room = 1;
  private boolean transmitterBecameEmpty;

  /**
   * A port whose other end keeps what arrives.
   *
   * @param interrupt called when the port raises its line
   */
  public SimulatedUart(SimulatedClock clock, Runnable interrupt) {
    this.clock = clock;
    this.interrupt = interrupt;
  }

  /** What has been sent. */
  public byte[] sent() {
    return sent.toByteArray();
  }

  /** The divisor of the baud rate that the program has set. */
  public int divisor() {
    return divisor[1] << 8 | divisor[0];
  }

  /** A byte arrives at the port. */
  public void receive(int value) {
    received.add(value & 0xff);
    raise(RECEIVED);
  }

  @Override
  public int in(int offset, int width) {
    requireByte(width);
    return switch (offset) {
      case DATA -> hasDivisorAccess() ? divisor[0] : received.isEmpty() ? 0 : received.remove();
      case INTERRUPT_ENABLE -> hasDivisorAccess() ? divisor[1] : registers[offset];
      case INTERRUPT_IDENTIFICATION -> identification();
      case LINE_STATUS -> (received.isEmpty() ? 0 : 1) | (waiting == 0 ? 0x60 : 0);
      case MODEM_STATUS -> 0;
      default -> registers[offset];
    };
  }

  @Override
  public void out(int offset, int width, int value) {
    requireByte(width);
    int low = value & 0xff;
    switch (offset) {
      case DATA, INTERRUPT_ENABLE -> {
        if (hasDivisorAccess()) {
          divisor[offset] = low;
        } else if (offset == DATA) {
          send(low);
        } else {
          enable(low);
        }
      }
      case INTERRUPT_IDENTIFICATION -> room = (low & FIFO_ENABLE) != 0 ? FIFO : 1;
      case LINE_CONTROL, MODEM_CONTROL, SCRATCH -> registers[offset] = low;
      default -> throw new SimulationException("UART: register %d is read-only".formatted(offset));
    }
  }

  private static void requireByte(int width) {
    if (width != 1) {
      throw new SimulationException("UART: access of %d bytes, registers have 1".formatted(width));
    }
  }

  private boolean hasDivisorAccess() {
    return (registers[LINE_CONTROL] & DIVISOR_ACCESS) != 0;
  }

  private void send(int value) {
    if (waiting == room) {
      throw new SimulationException(
          "UART: byte 0x%x is lost, %d are still to be sent".formatted(value, waiting));
    }
    waiting++;
    transmitterBecameEmpty = false;
    sent.write(value);
    clock.after((long) waiting * CYCLES_PER_BYTE, this::byteIsOut);
  }

  private void byteIsOut() {
    if (--waiting == 0) {
      transmitterBecameEmpty = true;
      raise(TRANSMITTER_EMPTY);
    }
  }

  private void enable(int mask) {
    boolean asksForEmptiness = (mask & ~registers[INTERRUPT_ENABLE] & TRANSMITTER_EMPTY) != 0;
    registers[INTERRUPT_ENABLE] = mask;
    if (asksForEmptiness && waiting == 0) {
      transmitterBecameEmpty = true;
      raise(TRANSMITTER_EMPTY);
    }
    if (!received.isEmpty()) {
      raise(RECEIVED);
    }
  }

  private void raise(int cause) {
    if ((registers[INTERRUPT_ENABLE] & cause) != 0) {
      interrupt.run();
    }
  }

  /** The most urgent cause; reading it acknowledges an empty transmitter. */
  private int identification() {
    int fifo = room == FIFO ? 0xc0 : 0;
    if ((registers[INTERRUPT_ENABLE] & RECEIVED) != 0 && !received.isEmpty()) {
      return fifo | 4;
    }
    if ((registers[INTERRUPT_ENABLE] & TRANSMITTER_EMPTY) != 0 && transmitterBecameEmpty) {
      transmitterBecameEmpty = false;
      return fifo | 2;
    }
    return fifo | 1;
  }
}
