/**
 * The files that a program with GOOS=tiny finds when it starts. The OS interface knows no files;
 * those that a program must have from outside are part of the program: a cpio archive in a segment
 * of its own, which its file system shows from the start ({@code internal/memfs}).
 */
package portkit.go.files;
