package portkit.metal.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import portkit.metal.compiler.platform.InProcess;
import portkit.os.Failure;
import portkit.os.PortkitException;

/** Programs that break a rule are refused, with the rule, what broke it, and the way there. */
class RejectTest {
  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of(
            RejectCases.Allocation.class,
            """
            ALLOCATION: new array of int: metal code does not allocate: make the object at build time
                at Allocation.helper(RejectCases.java)
                called from Allocation.loop(RejectCases.java)
                called from Allocation.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.Boxing.class,
            """
            BOXING: boxing to java.lang.Integer: metal code does not box: use the primitive type
                at Boxing.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.Letter.class,
            """
            BOXING: boxing to java.lang.Character: metal code does not box: use the primitive type
                at Letter.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.Clone.class,
            """
            ALLOCATION: a clone: metal code does not allocate: make the object at build time
                at Clone.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.Concatenation.class,
            """
            CONCATENATION: string concatenation: metal code does not build strings: print the parts
                at Concatenation.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.Recursion.class,
            """
            RECURSION: Recursion.f(int)int calls Recursion.f(int)int: metal code does not recurse: the stack bound must be exact
                at Recursion.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.Mutual.class,
            """
            RECURSION: Mutual.even(int)boolean calls Mutual.even(int)boolean: metal code does not recurse: the stack bound must be exact
                at Mutual.odd(RejectCases.java)
                called from Mutual.even(RejectCases.java)
                called from Mutual.odd(RejectCases.java)
                called from Mutual.even(RejectCases.java)
                called from Mutual.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.ThroughInterfaces.class,
            """
            RECURSION: ThroughInterfaces$Down.go(int)int calls ThroughInterfaces$Down.go(int)int: metal code does not recurse: the stack bound must be exact
                at ThroughInterfaces$Down.go(RejectCases.java)
                called from ThroughInterfaces$Down.go(RejectCases.java)
                called from ThroughInterfaces.f(RejectCases.java)
                exported as f
            RECURSION: ThroughInterfaces$Down.go(int)int calls ThroughInterfaces$Up.go(int)int calls ThroughInterfaces$Down.go(int)int: metal code does not recurse: the stack bound must be exact
                at ThroughInterfaces$Down.go(RejectCases.java)
                called from ThroughInterfaces$Up.go(RejectCases.java)
                called from ThroughInterfaces$Up.go(RejectCases.java)
                called from ThroughInterfaces$Down.go(RejectCases.java)
                called from ThroughInterfaces.f(RejectCases.java)
                exported as f
            RECURSION: ThroughInterfaces$Up.go(int)int calls ThroughInterfaces$Up.go(int)int: metal code does not recurse: the stack bound must be exact
                at ThroughInterfaces$Down.go(RejectCases.java)
                called from ThroughInterfaces$Up.go(RejectCases.java)
                called from ThroughInterfaces$Up.go(RejectCases.java)
                called from ThroughInterfaces$Down.go(RejectCases.java)
                called from ThroughInterfaces.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.Catch.class,
            """
            CATCH: catch of ArithmeticException: metal code does not catch: a trap ends in panic
                at Catch.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.Catches.class,
            """
            CATCH: catch of NegativeArraySizeException: metal code does not catch: a trap ends in panic
                at Catches.f(RejectCases.java)
                exported as f
            CATCH: catch of ArithmeticException: metal code does not catch: a trap ends in panic
                at Catches.f(RejectCases.java)
                exported as f
            ALLOCATION: new array of int: metal code does not allocate: make the object at build time
                at Catches.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.Monitor.class,
            """
            MONITOR: synchronized block: metal code has no monitors: use a lock of the kernel's own
                at Monitor.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.SynchronizedMethod.class,
            """
            MONITOR: call of the synchronized method SynchronizedMethod.locked(int)int: metal code has no monitors: use a lock of the kernel's own
                at SynchronizedMethod.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.FloatingPoint.class,
            """
            FLOATING_POINT: the conversion I2D: metal code uses the general registers only
                at FloatingPoint.f(RejectCases.java)
                exported as f
            FLOATING_POINT: the constant 2.0: metal code uses the general registers only
                at FloatingPoint.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.FloatingPoints.class,
            """
            FLOATING_POINT: the parameters or result of FloatingPoints.f(int,double)int: metal code uses the general registers only
                at FloatingPoints.f(RejectCases.java)
                exported as f
            FLOATING_POINT: an element of type float: metal code uses the general registers only
                at FloatingPoints.f(RejectCases.java)
                exported as f
            FLOATING_POINT: the conversion I2F: metal code uses the general registers only
                at FloatingPoints.f(RejectCases.java)
                exported as f
            FLOATING_POINT: the constant 0.5: metal code uses the general registers only
                at FloatingPoints.f(RejectCases.java)
                exported as f
            FLOATING_POINT: double field FloatingPoints.field: metal code uses the general registers only
                at FloatingPoints.f(RejectCases.java)
                exported as f
            ALLOCATION: new array of int: metal code does not allocate: make the object at build time
                at FloatingPoints.f(RejectCases.java)
                exported as f
            FLOATING_POINT: call of FloatingPoints.half(int,double)double: metal code uses the general registers only
                at FloatingPoints.f(RejectCases.java)
                exported as f
            FLOATING_POINT: the constant 1.0: metal code uses the general registers only
                at FloatingPoints.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.ManyTargets.class,
            """
            MONITOR: call of the synchronized method ManyTargets$1.go(int)int: metal code has no monitors: use a lock of the kernel's own
                at ManyTargets.f(RejectCases.java)
                exported as f
            MONITOR: call of the synchronized method ManyTargets$3.go(int)int: metal code has no monitors: use a lock of the kernel's own
                at ManyTargets.f(RejectCases.java)
                exported as f
            ALLOCATION: new array of int: metal code does not allocate: make the object at build time
                at ManyTargets$2.go(RejectCases.java)
                called from ManyTargets.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.Handles.class,
            """
            LANGUAGE: VarHandle.set used as (int)void, which is (byte)void: metal code does not have this
                at Handles.f(RejectCases.java)
                exported as f
            LANGUAGE: VarHandle.getAndAdd of a variable of type java.lang.String that does not have it, or is final: metal code does not have this
                at Handles.f(RejectCases.java)
                exported as f
            BOXING: a VarHandle's byte used as java.lang.Byte: metal code does not box: use the primitive type
                at Handles.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.Lambda.class,
            """
            LAMBDA: a lambda for IntUnaryOperator: metal code does not create lambdas: make them at build time, in a field
                at Lambda.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.Native.class,
            """
            NATIVE: call of java.lang.System.nanoTime()long: metal code has no native methods but the hardware API
                at Native.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.Reflection.class,
            """
            REFLECTION: call of java.lang.Class.getName()String: metal code compares classes, but does not look into them
                at Reflection.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.ClassLiteral.class,
            """
            REFLECTION: call of java.lang.Class.isArray()boolean: metal code compares classes, but does not look into them
                at ClassLiteral.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.ComputedException.class,
            """
            LANGUAGE: throw of a computed exception object: metal code does not have this
                at ComputedException.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.WrittenValues.class,
            """
            ALLOCATION: a copy of Suit.values(), whose elements are written: metal code does not allocate: make the object at build time
                at WrittenValues.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.Several.class,
            """
            ALLOCATION: new array of int: metal code does not allocate: make the object at build time
                at Several.f(RejectCases.java)
                exported as f
            BOXING: boxing to java.lang.Integer: metal code does not box: use the primitive type
                at Several.f(RejectCases.java)
                exported as f
            MONITOR: synchronized block: metal code has no monitors: use a lock of the kernel's own
                at Several.f(RejectCases.java)
                exported as f
            NATIVE: call of java.lang.System.nanoTime()long: metal code has no native methods but the hardware API
                at Several.helper(RejectCases.java)
                called from Several.f(RejectCases.java)
                exported as f
            LAMBDA: a lambda for Runnable: metal code does not create lambdas: make them at build time, in a field
                at Several.helper(RejectCases.java)
                called from Several.f(RejectCases.java)
                exported as f
            ALLOCATION: new java.lang.Object: metal code does not allocate: make the object at build time
                at Several.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.Promise.class,
            """
            PROMISE: Promise.quiet(int)int is uninterruptible (the list is half linked), but Promise.quiet(int)int calls Promise.deep(int)int calls portkit.metal.hw.Interrupts.enable()void, which lets interrupts in: a declared promise is broken
                at Promise.deep(RejectCases.java)
                called from Promise.quiet(RejectCases.java)
                called from Promise.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.Pointer.class,
            """
            UNBOUNDED_STACK: Pointer.f(long)long calls through a pointer: say with @CalleeStack how much stack the callee may take
                at Pointer.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.PointerToNothing.class,
            """
            LANGUAGE: a function pointer to "nobody", which nothing exports: metal code does not have this
                at PointerToNothing.f(RejectCases.java)
                exported as f\
            """),
        Arguments.of(
            RejectCases.Budget.class,
            """
            BUDGET: f needs 124 bytes of stack, its budget is 64: the declared stack budget is exceeded
                at Budget.f(RejectCases.java)
                exported as f\
            """));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theMessageShowsTheWay(Class<?> program, String message) {
    assertEquals(message, rejected(program));
    assertEquals(message, rejected(program), "in the same words and order the second time");
  }

  private static String rejected(Class<?> program) {
    PortkitException e =
        assertThrows(
            PortkitException.class,
            () ->
                InProcess.load(
                    new MetalCompiler(program.getClassLoader()).exportStatics(program).compile()));
    assertEquals(Failure.REJECTED, e.failure());
    // Lines of the cases would have to follow every edit of their file.
    return e.getMessage()
        .replaceAll("portkit\\.metal\\.compiler\\.RejectCases\\$", "")
        .replaceAll("java:\\d+", "java");
  }
}
