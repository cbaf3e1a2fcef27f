package portkit.baremetal.driver;

/**
 * Interrupts by the local and the I/O APIC, as every PC has had them since the nineties; the legacy
 * controllers are silent.
 */
public final class ApicInterrupts implements InterruptController {
  /** The vector of the local APIC's timer. */
  public static final int TIMER = FIRST_VECTOR;

  private static final int CONSOLE = FIRST_VECTOR + 4;

  /** The vector of interrupts that were taken back; older APICs set its low four bits. */
  public static final int SPURIOUS = FIRST_VECTOR + 15;

  private final Pic pic;
  private final LocalApic localApic;
  private final IoApic ioApic;
  private int consoleInput;

  /**
   * With the controllers.
   *
   * @param localApic with the vectors {@link #TIMER} and {@link #SPURIOUS}
   * @param consoleInput the I/O APIC's input that the console interrupts by
   */
  public ApicInterrupts(Pic pic, LocalApic localApic, IoApic ioApic, int consoleInput) {
    this.pic = pic;
    this.localApic = localApic;
    this.ioApic = ioApic;
    this.consoleInput = consoleInput;
  }

  @Override
  public void start() {
    pic.mask();
    localApic.start();
  }

  @Override
  public boolean map(DeviceMap map) {
    long local = map.mapDevice(LocalApic.PHYSICAL);
    long io = map.mapDevice(IoApic.PHYSICAL);
    if (local == DeviceMap.NONE || io == DeviceMap.NONE) {
      return false;
    }
    localApic.moveTo(local);
    ioApic.moveTo(io);
    return true;
  }

  /** The alarm is the local APIC's own, whose timer needs no leave. */
  @Override
  public void enable(Source source) {
    if (source == Source.CONSOLE) {
      ioApic.route(consoleInput, CONSOLE, localApic.id());
    }
  }

  @Override
  public void connectConsole(int input) {
    consoleInput = input;
  }

  @Override
  public long messageAddress() {
    return LocalApic.PHYSICAL | (long) localApic.id() << LocalApic.MESSAGE_ID_SHIFT;
  }

  @Override
  public int consoleMessage() {
    return CONSOLE;
  }

  @Override
  public Source acknowledge(int vector) {
    return switch (vector) {
      case TIMER -> {
        localApic.endOfInterrupt();
        yield Source.ALARM;
      }
      case CONSOLE -> {
        localApic.endOfInterrupt();
        yield Source.CONSOLE;
      }
      default -> Source.NOBODY; // taken back by its device: it wants no end (SDM vol. 3, 11.9)
    };
  }
}
