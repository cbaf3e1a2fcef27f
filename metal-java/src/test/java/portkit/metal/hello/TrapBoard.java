package portkit.metal.hello;

import portkit.metal.hw.CString;
import portkit.metal.hw.CalleeStack;
import portkit.metal.hw.Export;
import portkit.metal.hw.FunctionPointer;
import portkit.metal.hw.Memory;
import portkit.metal.hw.Ports;
import portkit.metal.hw.Traceback;

/** A kernel with a defect, and a panic that tells who called whom. */
final class TrapBoard {
  static final int PANIC_VALUE = 44;

  private final Uart uart = new Uart(HelloTest.UART);
  private final int[] numbers = {1, 2, 3};
  private boolean inPanic;

  @Export("boot")
  @CalleeStack(1024)
  void boot(long info) {
    uart.init();
    // Calls through pointers are never inlined, so the walk meets a frame for each.
    long sum = FunctionPointer.to("sum");
    print(FunctionPointer.call(sum, numbers.length));
    print(FunctionPointer.call(sum, numbers.length + 1));
  }

  private void print(long sum) {
    uart.print("sum ");
    uart.print(sum);
    uart.put('\n');
  }

  @Export("sum")
  int callSum(int count) {
    return sum(count);
  }

  private int sum(int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += number(i);
    }
    return sum;
  }

  private int number(int index) {
    return numbers[index];
  }

  @Export("panic")
  void panic(long message, long address, long stack) {
    line(message);
    if (inPanic) {
      Ports.out32(HelloTest.EXIT, 1);
    }
    inPanic = true;
    for (long at = stack; Traceback.site(at) != 0; at = Traceback.caller(at)) {
      for (long site = Traceback.site(at); site != 0; site = Traceback.inlinedInto(site)) {
        uart.print("  ");
        long name = Traceback.method(site);
        for (long i = 0; i < CString.length(name); i++) {
          uart.put(Memory.load8(name + i));
        }
        uart.put(' ');
        uart.print(Traceback.line(site));
        uart.put('\n');
      }
    }
    Ports.out32(HelloTest.EXIT, PANIC_VALUE);
  }

  private void line(long text) {
    for (long at = text; Memory.load8(at) != 0; at++) {
      uart.put(Memory.load8(at));
    }
    uart.put('\n');
  }
}
