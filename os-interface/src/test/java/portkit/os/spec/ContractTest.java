package portkit.os.spec;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import portkit.os.Field;
import portkit.os.HeaderField;
import portkit.os.Os;

/** The definition is sound in itself. */
class ContractTest {
  @Test
  void everyMethodIsACallAndSlotsAreContiguous() {
    assertEquals(Os.class.getMethods().length, Contract.calls().size(), "a method without a @Call");
    assertEquals(
        IntStream.range(0, Contract.calls().size()).boxed().toList(),
        Contract.calls().stream().map(CallSpec::slot).toList());
  }

  @Test
  void cPrototypesAgreeWithTheJavaMethods() {
    assertAll(Contract.calls().stream().map(call -> () -> agrees(call)));
  }

  private static void agrees(CallSpec call) {
    List<String> java =
        Arrays.stream(call.method().getParameters()).map(ContractTest::snakeCase).toList();
    assertEquals(java, call.parameterNames(), call.c());
    for (int i = 0; i < java.size(); i++) {
      boolean narrow = call.c().matches(".*\\b[iu]32 " + java.get(i) + "\\b.*");
      Class<?> type = call.method().getParameterTypes()[i];
      assertEquals(narrow ? int.class : long.class, type, call.c() + ": " + java.get(i));
    }
    boolean returns = !call.c().contains("void " + call.name() + "(");
    assertEquals(returns ? long.class : void.class, call.method().getReturnType(), call.c());
  }

  private static String snakeCase(Parameter parameter) {
    return parameter.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  @Test
  void clauseIdentifiersAreUniqueAndEveryClauseBinds() {
    Set<String> seen = new HashSet<>();
    for (ClauseSpec clause : Contract.clauses()) {
      assertTrue(clause.id().matches("[A-Z]{3}-\\d\\d"), clause.id());
      assertTrue(seen.add(clause.id()), clause.id() + " stands twice");
      assertTrue(
          clause.text().matches(".*\\b(MUST|SHOULD|refused as by)\\b.*"),
          clause.id() + " binds nobody");
    }
  }

  @Test
  void everyCallHasAClause() {
    for (CallSpec call : Contract.calls()) {
      assertTrue(!call.clauses().isEmpty(), call.name());
    }
  }

  @Test
  void headerEndsBeforeTheCallsAndFieldsAreAligned() {
    assertTrue(Field.size(HeaderField.class) <= Contract.CALLS_OFFSET);
    for (HeaderField field : HeaderField.values()) {
      assertEquals(0, Field.offset(field) % field.width(), field.name());
    }
  }
}
