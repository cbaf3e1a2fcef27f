/**
 * How GOOS=tiny is derived from the user's Go tree: {@link portkit.go.edit.TinyEdits} lists every
 * change to Go's own files, with its reason. What is not derived is under {@code src/main/go}.
 */
package portkit.go.edit;
