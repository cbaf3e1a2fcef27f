package portkit.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import portkit.os.Errno;
import portkit.os.Os;
import portkit.os.OsTable;
import portkit.os.spec.CallSpec;
import portkit.os.spec.Contract;

/** Each slot of the contract leads to its own method, with the arguments in order. */
class ServedCallsTest {
  private final List<String> made = new ArrayList<>();

  private final Os os =
      (Os)
          Proxy.newProxyInstance(
              Os.class.getClassLoader(),
              new Class<?>[] {Os.class},
              (proxy, method, arguments) -> {
                made.add(method.getName() + (arguments == null ? "[]" : List.of(arguments)));
                return method.getReturnType() == void.class ? null : 1234L;
              });

  @Test
  void slotsAgreeWithTheContract() {
    ServedCalls calls = new ServedCalls(os);
    for (CallSpec call : Contract.calls()) {
      made.clear();
      long result = calls.call(call.slot(), 11, 12, 13);
      int count = call.parameterNames().size();
      assertEquals(List.of(call.name() + List.of(11, 12, 13).subList(0, count)), made);
      assertEquals(call.method().getReturnType() == void.class ? 0 : 1234, result);
    }
  }

  @Test
  void aSlotThatIsNotThereIsNotImplemented() {
    assertEquals(Errno.ENOSYS.result(), new ServedCalls(os).call(OsTable.CALL_COUNT, 0, 0, 0));
    assertEquals(List.of(), made);
  }
}
