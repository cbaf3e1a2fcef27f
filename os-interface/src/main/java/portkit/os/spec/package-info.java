/**
 * What turns the definition in {@link portkit.os.Os} into everything that must agree with it:
 * annotations that carry the contract, the contract as data, and the writers of the derived files.
 */
package portkit.os.spec;
