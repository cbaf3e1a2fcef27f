package portkit.metal.dwarf;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import portkit.metal.elf.LittleEndian;

/**
 * The tree of entries ({@code .debug_info}, DWARF 2 and 3): functions with what was inlined into
 * them, and variables. An inlined call refers to an abstract entry that names its callee.
 */
final class DebugInfo {
  private static final int VERSION = 4;

  /** The length of what stands before the entries: length, version, abbreviations, address size. */
  private static final int HEADER = Unit.LENGTH + 7;

  /** C: gdb knows no Java since version 8, and evaluates C expressions well. */
  private static final int LANGUAGE = 2;

  private final SourceFiles files;
  private final RangeLists ranges;
  private final LittleEndian entries = new LittleEndian();
  private final Map<String, Integer> abstractEntries = new LinkedHashMap<>();

  DebugInfo(SourceFiles files, RangeLists ranges) {
    this.files = files;
    this.ranges = ranges;
  }

  byte[] write(CompilationUnit unit) {
    begin(Abbreviation.UNIT).string("portkit metal Java").string(unit.name());
    entries.string(unit.directory()).u8(LANGUAGE);
    entries.u64(unit.low()).u64(unit.high() - unit.low()).u32(0);
    unit.functions().forEach(function -> abstractFunctions(function.inlined()));
    unit.functions().forEach(this::function);
    variables(unit.variables());
    end();
    LittleEndian body = new LittleEndian().u16(VERSION).u32(0).u8(Long.BYTES);
    return Unit.withLength(body.bytes(entries.toByteArray()));
  }

  private LittleEndian begin(Abbreviation abbreviation) {
    return entries.uleb(abbreviation.number());
  }

  /** Ends the children of an entry. */
  private void end() {
    entries.u8(0);
  }

  private int here() {
    return HEADER + entries.size();
  }

  private void position(Position position) {
    entries.uleb(files.number(position)).uleb(position.line());
  }

  private void abstractFunctions(List<InlinedCall> calls) {
    for (InlinedCall call : calls) {
      if (abstractEntries.putIfAbsent(call.callee(), here()) == null) {
        begin(Abbreviation.ABSTRACT_FUNCTION).string(call.callee());
        position(call.declared());
        entries.u8(DwarfCodes.DW_INL_INLINED);
      }
      abstractFunctions(call.inlined());
    }
  }

  private void function(Function function) {
    begin(Abbreviation.FUNCTION).string(function.name());
    position(function.declared());
    range(function.code());
    function.inlined().forEach(this::inlined);
    end();
  }

  private void inlined(InlinedCall call) {
    boolean isOne = call.code().size() == 1;
    begin(isOne ? Abbreviation.INLINED_RANGE : Abbreviation.INLINED_RANGES);
    entries.u32(abstractEntries.get(call.callee()));
    position(call.called());
    if (isOne) {
      range(call.code().getFirst());
    } else {
      entries.u32(ranges.add(call.code()));
    }
    call.inlined().forEach(this::inlined);
    end();
  }

  private void range(Range range) {
    entries.u64(range.low()).u64(range.high() - range.low());
  }

  private void variables(List<Variable> variables) {
    Map<Variable.Type, Integer> types = new EnumMap<>(Variable.Type.class);
    for (Variable variable : variables) {
      Variable.Type type = variable.type();
      if (types.putIfAbsent(type, here()) == null) {
        begin(Abbreviation.BASE_TYPE).string(type.typeName()).u8(type.size()).u8(type.encoding());
      }
      begin(Abbreviation.VARIABLE).string(variable.name()).u32(types.get(type));
      entries.uleb(1 + Long.BYTES).u8(DwarfCodes.DW_OP_ADDR).u64(variable.address());
    }
  }
}
