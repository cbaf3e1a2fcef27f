package portkit.metal.hw.sim;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import portkit.metal.hw.Export;

/** Functions by name and by address. */
public final class SimulatedFunctions {
  private static final long BASE = 0x6000_0000_0000L;
  private static final long SPACING = 16;

  private final Map<String, Long> addresses = new HashMap<>();
  private final Map<Long, NativeFunction> functions = new HashMap<>();

  /** Gives a function an address. */
  public long define(String name, NativeFunction function) {
    long address = BASE + SPACING * addresses.size();
    if (addresses.putIfAbsent(name, address) != null) {
      throw new IllegalArgumentException("two functions are named " + name);
    }
    functions.put(address, function);
    return address;
  }

  /** Gives every exported method of the object, static ones included, an address. */
  public void export(Object object) {
    for (Method method : object.getClass().getDeclaredMethods()) {
      Export export = method.getAnnotation(Export.class);
      if (export != null) {
        method.setAccessible(true);
        Object receiver = Modifier.isStatic(method.getModifiers()) ? null : object;
        define(export.value(), arguments -> invoke(method, receiver, arguments));
      }
    }
  }

  /** The address of the function of that name. */
  public long address(String name) {
    Long address = addresses.get(name);
    if (address == null) {
      throw new SimulationException("function %s: nothing exports it".formatted(name));
    }
    return address;
  }

  /** Calls the function at an address. */
  public long call(long address, long... arguments) {
    NativeFunction function = functions.get(address);
    if (function == null) {
      throw new SimulationException("call of 0x%x: there is no function".formatted(address));
    }
    return function.call(arguments);
  }

  private static long invoke(Method method, Object receiver, long... arguments) {
    Class<?>[] types = method.getParameterTypes();
    Object[] converted = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      // A callee reads the argument registers it wants; what the caller did not set is anything.
      converted[i] = Integral.narrow(types[i], i < arguments.length ? arguments[i] : 0);
    }
    try {
      return Integral.widen(method.invoke(receiver, converted));
    } catch (InvocationTargetException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        default -> throw new SimulationException(method + " threw", e.getCause());
      }
    } catch (IllegalAccessException e) {
      throw new SimulationException(method + " cannot be called", e);
    }
  }
}
