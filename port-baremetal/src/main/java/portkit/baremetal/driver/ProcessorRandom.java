package portkit.baremetal.driver;

import portkit.metal.hw.Cpu;
import portkit.metal.hw.Cpuid;

/** The processor's own generator (SDM vol. 1, 7.3.17). */
public final class ProcessorRandom implements RandomSource {
  private static final int HAS_RDRAND = 1 << 30;

  /** The generator. */
  public ProcessorRandom() {}

  @Override
  public boolean start(DeviceMap map) {
    return (Cpuid.ecx(1, 0) & HAS_RDRAND) != 0;
  }

  @Override
  public long next() {
    return Cpu.random();
  }
}
