/**
 * Typed views of memory. A {@link portkit.metal.hw.layout.Layout} is declared once, as constants of
 * a class: {@code Tss.RSP0.set(tss, stackTop)} then reads like a field access and takes no object
 * for the thing at the address. Fields are ordinary Java objects of the image whose offsets never
 * change, so the compiler folds each access to one load or store; it knows nothing of layouts.
 *
 * <p>Declarations run on the JVM, at build time, and are checked there: a field outside of its
 * layout, on top of another or not aligned ends the build.
 */
package portkit.metal.hw.layout;
