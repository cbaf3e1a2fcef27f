/**
 * GOOS=tiny on the user's Go: finds the installation, makes a {@code go} command that knows tiny,
 * and runs it. The port itself is under {@code src/main/go} and in {@link portkit.go.edit}.
 */
package portkit.go;
