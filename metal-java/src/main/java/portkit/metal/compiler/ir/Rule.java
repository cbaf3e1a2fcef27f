package portkit.metal.compiler.ir;

/** What metal code must not do, each with the reason that goes into the error. */
public enum Rule {
  ALLOCATION("metal code does not allocate: make the object at build time"),
  BOXING("metal code does not box: use the primitive type"),
  CONCATENATION("metal code does not build strings: print the parts"),
  LAMBDA("metal code does not create lambdas: make them at build time, in a field"),
  RECURSION("metal code does not recurse: the stack bound must be exact"),
  CATCH("metal code does not catch: a trap ends in panic"),
  MONITOR("metal code has no monitors: use a lock of the kernel's own"),
  FLOATING_POINT("metal code uses the general registers only"),
  NATIVE("metal code has no native methods but the hardware API"),
  REFLECTION("metal code compares classes, but does not look into them"),
  UNREADABLE("the JVM of the build does not open it: add --add-opens for its package"),
  LANGUAGE("metal code does not have this"),
  PROMISE("a declared promise is broken"),
  UNBOUNDED_STACK("say with @CalleeStack how much stack the callee may take"),
  BUDGET("the declared stack budget is exceeded");

  private final String reason;

  Rule(String reason) {
    this.reason = reason;
  }

  /** Why, and what to do instead. */
  public String reason() {
    return reason;
  }
}
