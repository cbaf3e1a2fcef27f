package portkit.metal.compiler;

import java.util.Optional;
import portkit.metal.compiler.world.JavaMethod;

/**
 * A method that code outside the program calls.
 *
 * @param receiver the object it is bound to; empty for static methods
 * @param stackBudget bytes of stack that it may need, or 0 for any
 */
public record EntryPoint(
    String symbol, Optional<Object> receiver, JavaMethod method, int stackBudget) {}
