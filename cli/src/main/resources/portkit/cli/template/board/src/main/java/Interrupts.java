package @name@;

import portkit.baremetal.driver.InterruptController;

/** The interrupt controllers. */
final class Interrupts implements InterruptController {
  Interrupts() {}

  @Override
  public void start() {
    throw new UnsupportedOperationException("not implemented: INT-01, silence all interrupts");
  }

  @Override
  public void enable(Source source) {
    throw new UnsupportedOperationException("not implemented: INT-01, let a source interrupt");
  }

  @Override
  public Source acknowledge(int vector) {
    throw new UnsupportedOperationException("not implemented: INT-01, whose interrupt is it?");
  }
}
