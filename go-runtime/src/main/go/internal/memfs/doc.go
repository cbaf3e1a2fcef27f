// Package memfs is a file system in memory behind the calls that a Unix kernel has for files: a tree
// of inodes ([FS]), and a process with its working directory, umask and descriptors ([Process]).
//
// Linux is the yardstick: whatever a call answers, an error included, is what Linux answers a
// superuser on tmpfs mounted noatime. A superuser, because there is nobody else in the program.
// Linux differs from POSIX in one thing, and there POSIX is followed (XBD 4.16), because package os
// counts on it unless GOOS is linux: a slash at the end of a path follows a symbolic link even where
// a name is made, removed or renamed.
//
// The package knows nothing of the Go runtime and of the OS table: package syscall puts it to use,
// and it can be tested as any other package. All methods of Process may be called from several
// goroutines at once. A goroutine that waits for a pipe is parked like one that waits for a channel,
// so the runtime still sees when all are asleep.
//
// Locks are taken in this order: the descriptor table's, FS.mu (the tree), the position of an open
// file, inode.mu (attributes and contents of one file).
package memfs
