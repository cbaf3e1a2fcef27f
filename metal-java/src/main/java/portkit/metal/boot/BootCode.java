package portkit.metal.boot;

import static portkit.metal.asm.Width.DWORD;
import static portkit.metal.asm.Width.QWORD;

import java.util.List;
import java.util.SortedMap;
import portkit.metal.asm.Assembler;
import portkit.metal.asm.Code;
import portkit.metal.asm.Cond;
import portkit.metal.asm.ControlReg;
import portkit.metal.asm.Label;
import portkit.metal.asm.Mem;
import portkit.metal.asm.Mode;
import portkit.metal.asm.Reg;
import portkit.metal.asm.Segment;
import portkit.metal.dwarf.Function;
import portkit.metal.dwarf.Range;
import portkit.metal.hw.Msr;
import portkit.metal.hw.layout.BootInfo;
import portkit.metal.hw.layout.Multiboot2;
import portkit.metal.hw.layout.PageTableEntry;

/**
 * From the loader to the first method. Both protocols enter in 32-bit protected mode with flat
 * segments, paging off and EBX at their structure; the way to 64-bit mode is SDM vol. 3, 9.8.5.
 */
final class BootCode {
  private static final int GIBIBYTES = 4;
  private static final long CR0_PAGING = 1L << 31;
  private static final long CR4_PAE = 1 << 5;
  private static final long EFER_LONG_MODE = 1 << 8;

  private final Assembler a;
  private final BootTables tables;
  private final Label pvh = new Label("pvh");
  private final Label multiboot2 = new Label("multiboot2");
  private final Label common = new Label("common");
  private final Label longMode = new Label("longMode");
  private final Label halt = new Label("halt");
  private final Label end = new Label("end");

  BootCode(Assembler a, BootTables tables) {
    this.a = a;
    this.tables = tables;
  }

  Label pvhEntry() {
    return pvh;
  }

  Label multiboot2Entry() {
    return multiboot2;
  }

  /** Where the machine stops for good. */
  Label halt() {
    return halt;
  }

  List<Function> functions(Code text) {
    return List.of(
        function("boot.pvh", text, pvh, multiboot2),
        function("boot.multiboot2", text, multiboot2, common),
        function("boot.enterLongMode", text, common, longMode),
        function("boot.start", text, longMode, halt),
        function("boot.halt", text, halt, end));
  }

  private static Function function(String name, Code text, Label from, Label to) {
    return Function.withoutSource(name, new Range(text.address(from), text.address(to)), List.of());
  }

  void emit(Label boot, SortedMap<Long, Long> words) {
    new Multiboot2Header(a, multiboot2).emit();
    a.align(16);
    a.bind(pvh);
    a.mov(DWORD, Reg.RDI, BootInfo.PVH);
    a.jmp(common);
    a.bind(multiboot2);
    a.mov(DWORD, Reg.RDI, BootInfo.MULTIBOOT2);
    a.cmp(DWORD, Reg.RAX, Multiboot2.MAGIC);
    Label stop = new Label("stop");
    a.jcc(Cond.NE, stop);
    a.bind(common);
    a.cli();
    a.cld();
    a.mov(DWORD, Mem.absolute(BootInfo.PROTOCOL.in(tables.info())), Reg.RDI);
    a.mov(DWORD, Mem.absolute(BootInfo.START.in(tables.info())), Reg.RBX);
    mapLowMemory();
    enterLongMode();
    a.bind(stop);
    stop32();
    a.mode(Mode.LONG);
    a.bind(longMode);
    start(boot, words);
    a.bind(halt);
    Label again = a.here("again");
    a.cli();
    a.hlt();
    a.jmp(again);
    a.bind(end);
  }

  /** Maps 4 GiB to themselves with pages of 2 MiB. The tables are zero, so low halves suffice. */
  private void mapLowMemory() {
    long rights = PageTableEntry.WRITABLE.set(PageTableEntry.PRESENT.set(0));
    a.mov(DWORD, Reg.RDI, BootMemory.PAGE_DIRECTORIES);
    a.mov(DWORD, Reg.RAX, PageTableEntry.LARGE.set(rights));
    a.mov(DWORD, Reg.RCX, GIBIBYTES * PageTableEntry.COUNT);
    Label next = a.here("next");
    a.mov(DWORD, Mem.at(Reg.RDI), Reg.RAX);
    a.add(DWORD, Reg.RAX, PageTableEntry.LARGE_PAGE);
    a.add(DWORD, Reg.RDI, Long.BYTES);
    a.dec(DWORD, Reg.RCX);
    a.jcc(Cond.NE, next);
    for (int i = 0; i < GIBIBYTES; i++) {
      long table = BootMemory.PAGE_DIRECTORIES + (long) i * PageTableEntry.PAGE;
      long entry = PageTableEntry.ADDRESS.set(rights, table);
      a.mov(DWORD, Mem.absolute(BootMemory.PDPT + (long) i * Long.BYTES), entry);
    }
    a.mov(
        DWORD, Mem.absolute(BootMemory.PML4), PageTableEntry.ADDRESS.set(rights, BootMemory.PDPT));
  }

  private void enterLongMode() {
    a.mov(DWORD, Reg.RAX, BootMemory.PML4);
    a.mov(ControlReg.CR3, Reg.RAX);
    a.mov(Reg.RAX, ControlReg.CR4);
    a.or(DWORD, Reg.RAX, CR4_PAE);
    a.mov(ControlReg.CR4, Reg.RAX);
    a.mov(DWORD, Reg.RCX, Msr.EFER);
    a.rdmsr();
    a.or(DWORD, Reg.RAX, EFER_LONG_MODE);
    a.wrmsr();
    a.mov(Reg.RAX, ControlReg.CR0);
    a.or(DWORD, Reg.RAX, CR0_PAGING);
    a.mov(ControlReg.CR0, Reg.RAX);
    a.lgdt(Mem.absolute(tables.gdtRegister()));
    a.jmpFar(BootTables.CODE, longMode);
  }

  private void stop32() {
    Label again = a.here("again");
    a.cli();
    a.hlt();
    a.jmp(again);
  }

  private void start(Label boot, SortedMap<Long, Long> words) {
    a.mov(DWORD, Reg.RAX, BootTables.DATA);
    for (Segment segment : List.of(Segment.DS, Segment.ES, Segment.SS)) {
      a.mov(segment, Reg.RAX);
    }
    a.xor(DWORD, Reg.RAX, Reg.RAX);
    a.mov(Segment.FS, Reg.RAX);
    a.mov(Segment.GS, Reg.RAX);
    a.set(Reg.RSP, BootMemory.BOOT_STACK);
    a.lidt(Mem.absolute(tables.idtRegister()));
    a.mov(DWORD, Reg.RAX, BootTables.TASK);
    a.ltr(Reg.RAX);
    words.forEach(this::store);
    a.xor(DWORD, Reg.RBP, Reg.RBP);
    a.set(Reg.RDI, tables.info());
    a.call(boot);
  }

  private void store(long address, long value) {
    a.set(Reg.RAX, value);
    a.set(Reg.RDX, address);
    a.mov(QWORD, Mem.at(Reg.RDX), Reg.RAX);
  }
}
