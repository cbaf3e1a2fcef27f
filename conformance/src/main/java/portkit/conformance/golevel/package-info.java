/**
 * The Go level of the suite: Go's own tests, run through the portkit command on any port. Two
 * layers: the files of {@code $GOROOT/test} and the tests of the standard library's packages.
 */
package portkit.conformance.golevel;
