package portkit.metal.hw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import portkit.metal.hw.layout.PseudoDescriptor;
import portkit.metal.hw.sim.CpuidLeaf;
import portkit.metal.hw.sim.Machine;
import portkit.metal.hw.sim.SimulationException;

/** Registers of the processor. */
class ProcessorTest {
  private final Machine machine = new Machine();

  @Test
  void msrsExistOrAreAnError() {
    machine.processor().msr(0x1b, 0xfee0_0900L);
    machine.run(
        () -> {
          assertEquals(0xfee0_0900L, Msr.read(Msr.APIC_BASE));
          Msr.write(Msr.FS_BASE, 0x1234);
          assertEquals(0x1234, SegmentBase.fs());
          SegmentBase.setGs(5);
          assertEquals(5, Msr.read(Msr.GS_BASE));
        });
    assertEquals(
        "MSR 0x6e0: the processor has none such", failure(() -> Msr.write(Msr.TSC_DEADLINE, 1)));
  }

  @Test
  void cpuidAnswersWhatTheTestSays() {
    machine.processor().cpuid(1, 0, new CpuidLeaf(1, 2, 3, 4));
    machine.run(
        () -> {
          assertEquals(1, Cpuid.eax(1, 0));
          assertEquals(2, Cpuid.ebx(1, 0));
          assertEquals(3, Cpuid.ecx(1, 0));
          assertEquals(4, Cpuid.edx(1, 0));
        });
    assertEquals("CPUID leaf 0xd, subleaf 1: no answer is set", failure(() -> Cpuid.eax(13, 1)));
  }

  @Test
  void controlRegistersKeepWhatIsWritten() {
    machine.run(
        () -> {
          ControlRegister.writeCr4(ControlRegister.readCr4() | 1 << 9);
          assertEquals(1 << 9 | 1 << 5, ControlRegister.readCr4());
          ControlRegister.writeCr3(0x5000);
          Tlb.invalidateAll();
          assertEquals(0x5000, ControlRegister.readCr3());
          Tlb.invalidate(0x1000);
        });
    assertEquals(List.of(0x1000L), machine.processor().invalidated());
  }

  @Test
  void descriptorTablesAreLoadedFromMemory() {
    StaticMemory pseudo = new StaticMemory(10, 8);
    machine.run(
        () -> {
          PseudoDescriptor.LIMIT.set(pseudo.address(), 0xfff);
          PseudoDescriptor.BASE.set(pseudo.address(), 0x1_2345_6789L);
          DescriptorTable.loadIdt(pseudo.address());
          DescriptorTable.loadTaskRegister(0x18);
        });
    assertEquals(0x1_2345_6789L, machine.processor().idt().base());
    assertEquals(0xfff, machine.processor().idt().limit());
    assertEquals(0x18, machine.processor().taskRegister());
  }

  @Test
  void vectorStateIsSavedAndRestored() {
    StaticMemory area = new StaticMemory(4096, 64);
    machine.run(
        () -> {
          VectorState.writeXcr(0, 7);
          machine.processor().vectors().mark(1, 11);
          machine.processor().vectors().mark(2, 22);
          VectorState.save(area.address(), -1);
          machine.processor().vectors().mark(1, 0);
          machine.processor().vectors().mark(2, 99);
          VectorState.restore(area.address(), 2);
          assertEquals(11, machine.processor().vectors().mark(1));
          assertEquals(99, machine.processor().vectors().mark(2));
          VectorState.writeXcr(0, 3);
          VectorState.restore(area.address(), -1);
          assertEquals(99, machine.processor().vectors().mark(2), "not enabled, not restored");
          VectorState.writeXcr(0, 7);
          VectorState.restore(area.address(), -1);
          assertEquals(22, machine.processor().vectors().mark(2));
          VectorState.writeXcr(0, 3);
          VectorState.save(area.address(), -1);
          assertEquals(3, Memory.load64(area.address() + 512), "header: what is in the area");
          VectorState.saveLegacy(area.address());
          machine.processor().vectors().mark(0, 5);
          VectorState.restoreLegacy(area.address());
          assertEquals(0, machine.processor().vectors().mark(0));
        });
    assertTrue(
        failure(() -> VectorState.save(area.address() + 8, -1)).endsWith("not aligned to 64"));
    assertEquals("XCR0 0x6: bit 0 (x87) must be set", failure(() -> VectorState.writeXcr(0, 6)));
  }

  @Test
  void theTimeStampCounterMovesWithTheClock() {
    machine.clock().cyclesPerStep(100);
    machine.run(
        () -> {
          long before = Tsc.read();
          Fence.load();
          assertEquals(200, Tsc.read() - before);
        });
  }

  private String failure(Runnable code) {
    return assertThrows(SimulationException.class, () -> machine.run(code)).getMessage();
  }
}
