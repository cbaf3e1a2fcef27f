package portkit.baremetal.thread;

import portkit.metal.hw.ControlRegister;
import portkit.metal.hw.Cpuid;
import portkit.metal.hw.Memory;
import portkit.metal.hw.VectorState;
import portkit.metal.hw.layout.Field16;
import portkit.metal.hw.layout.Field32;
import portkit.metal.hw.layout.Layout;

/**
 * The processor's x87, SSE and AVX state and the areas in which threads keep it. What CPUID
 * announces is turned on, since programs ask CPUID and nothing else (SDM vol. 1, ch. 13 and 14).
 */
public class VectorUnit {
  /** An area's alignment, which XSAVE demands. */
  public static final int ALIGNMENT = 64;

  /** Components 0 and 1, x87 and SSE: all that has parts which a call must preserve. */
  private static final long LEGACY = 3;

  private static final int LEGACY_BYTES = 512;

  /** CR0: monitor coprocessor, native x87 errors; and the two that would trap instead. */
  private static final long CR0_ON = 1 << 1 | 1 << 5;

  private static final long CR0_OFF = 1 << 2 | 1 << 3;

  /** CR4: FXSAVE, SSE exceptions; XSAVE. */
  private static final long CR4_SSE = 1 << 9 | 1 << 10;

  private static final long CR4_XSAVE = 1 << 18;

  private static final int HAS_XSAVE = 1 << 26;
  private static final int XSAVE_LEAF = 13;

  private static final Layout AREA =
      Layout.of("legacy region of an XSAVE area", LEGACY_BYTES, "SDM vol. 1, 13.4.1");
  private static final Field16 CONTROL_WORD = AREA.field16("FCW", 0);
  private static final Field32 MXCSR = AREA.field32("MXCSR", 24);

  /** All exceptions masked, rounding to nearest, 64 bits of precision. */
  private static final int INITIAL_CONTROL_WORD = 0x37f;

  private static final int INITIAL_MXCSR = 0x1f80;

  private boolean xsave;
  private long components = LEGACY;
  private int areaBytes = LEGACY_BYTES;

  /** A unit that is still off. */
  public VectorUnit() {}

  /** Turns everything on that the processor has. */
  public void start() {
    ControlRegister.writeCr0((ControlRegister.readCr0() & ~CR0_OFF) | CR0_ON);
    ControlRegister.writeCr4(ControlRegister.readCr4() | CR4_SSE);
    xsave = (Cpuid.ecx(1, 0) & HAS_XSAVE) != 0;
    if (xsave) {
      ControlRegister.writeCr4(ControlRegister.readCr4() | CR4_XSAVE);
      components =
          Integer.toUnsignedLong(Cpuid.edx(XSAVE_LEAF, 0)) << 32
              | Integer.toUnsignedLong(Cpuid.eax(XSAVE_LEAF, 0));
      VectorState.writeXcr(0, components);
      areaBytes = Cpuid.ebx(XSAVE_LEAF, 0); // for what XCR0 has now
    }
  }

  /** The bytes of an area. */
  public int areaBytes() {
    return areaBytes;
  }

  /** Makes an area hold the state in which a thread begins. */
  public void clear(long area) {
    for (long at = area; at < area + areaBytes; at += Long.BYTES) {
      Memory.store64(at, 0);
    }
    CONTROL_WORD.set(area, INITIAL_CONTROL_WORD);
    // XRSTOR takes MXCSR from here even where the header says that all is in its initial state.
    MXCSR.set(area, INITIAL_MXCSR);
  }

  /** Saves everything. */
  public void save(long area) {
    if (xsave) {
      VectorState.save(area, components);
    } else {
      VectorState.saveLegacy(area);
    }
  }

  /** Saves what a call must preserve: the control words. */
  public void saveControls(long area) {
    if (xsave) {
      VectorState.save(area, LEGACY);
    } else {
      VectorState.saveLegacy(area);
    }
  }

  /** Restores what was saved last. */
  public void restore(long area) {
    if (xsave) {
      VectorState.restore(area, components);
    } else {
      VectorState.restoreLegacy(area);
    }
  }
}
