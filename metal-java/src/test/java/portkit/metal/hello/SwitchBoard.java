package portkit.metal.hello;

import portkit.metal.hw.CalleeStack;
import portkit.metal.hw.Elements;
import portkit.metal.hw.Export;
import portkit.metal.hw.FunctionPointer;
import portkit.metal.hw.Ports;
import portkit.metal.hw.Stack;
import portkit.metal.hw.StaticMemory;

/** A kernel with two stacks that take turns, and calls through pointers. */
final class SwitchBoard {
  static final int EXIT_VALUE = 55;
  private static final int BOOT = 0;
  private static final int WORKER = 1;

  private final Uart uart = new Uart(HelloTest.UART);
  private final StaticMemory stack = new StaticMemory(8192, 16);
  private final long[] pointers = new long[2];

  @Export("boot")
  @CalleeStack(1024)
  void boot(long info) {
    uart.init();
    pointers[WORKER] = Stack.prepare(stack.end(), FunctionPointer.to("worker"), 10);
    for (int i = 0; i < 3; i++) {
      uart.print("boot ");
      uart.print(i);
      uart.put('\n');
      switchTo(BOOT, WORKER);
    }
    uart.print(FunctionPointer.call(FunctionPointer.to("mix"), 1, 2, 3, 4, 5, 6));
    uart.put('\n');
    uart.print(Stack.call(stack.end(), FunctionPointer.to("square"), 12));
    uart.put('\n');
    Ports.out32(HelloTest.EXIT, EXIT_VALUE);
  }

  @Export("worker")
  void worker(int argument) {
    int count = argument;
    while (true) {
      uart.print("worker ");
      uart.print(count++);
      uart.put('\n');
      switchTo(WORKER, BOOT);
    }
  }

  private void switchTo(int from, int to) {
    Stack.switchTo(Elements.address(pointers) + 8L * from, pointers[to]);
  }

  @Export("mix")
  static long mix(int a, long b, short c, byte d, long e, long f) {
    return a + 10 * b + 100L * c + 1000L * d + 10_000 * e + 100_000 * f;
  }

  @Export("square")
  static long square(long number) {
    return number * number;
  }
}
