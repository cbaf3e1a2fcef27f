package portkit.metal.hello;

import portkit.metal.hw.Export;
import portkit.metal.hw.Image;
import portkit.metal.hw.Ports;
import portkit.metal.hw.StaticMemory;
import portkit.metal.hw.layout.BootInfo;

/** A kernel with much memory that is zero at the start. */
final class ZeroBoard {
  static final int EXIT_VALUE = 77;
  static final int LENGTH = 1 << 16;

  private final Uart uart = new Uart(HelloTest.UART);
  private final long[] numbers = new long[LENGTH];
  private final StaticMemory area = new StaticMemory(1 << 18, 4096);

  @Export("boot")
  void boot(long info) {
    uart.init();
    long sum = 0;
    for (int i = 0; i < numbers.length; i++) {
      sum += numbers[i];
      numbers[i] = i;
    }
    uart.print("at first ");
    uart.print(sum);
    for (int i = 0; i < numbers.length; i++) {
      sum += numbers[i];
    }
    uart.print("\nthen ");
    uart.print(sum);
    uart.print("\naligned ");
    uart.print(area.address() & 4095);
    uart.print("\nimage ");
    uart.print(BootInfo.IMAGE_END.get(info) - Image.end());
    uart.print(" ");
    uart.print(Image.start() - BootInfo.IMAGE_START.get(info));
    uart.print(area.end() <= Image.end() ? " holds\n" : " does not hold its memory\n");
    Ports.out32(HelloTest.EXIT, EXIT_VALUE);
  }
}
