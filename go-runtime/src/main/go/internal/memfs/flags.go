package memfs

// Flags are how a file is opened. The values are those of package syscall for GOOS=js, which has
// Linux's but for O_DIRECTORY; O_NONBLOCK and O_NOFOLLOW, which js lacks, are Linux's.
type Flags int

const (
	O_RDONLY    Flags = 0
	O_WRONLY    Flags = 1
	O_RDWR      Flags = 2
	O_CREAT     Flags = 0100
	O_EXCL      Flags = 0200
	O_TRUNC     Flags = 01000
	O_APPEND    Flags = 02000
	O_NONBLOCK  Flags = 04000
	O_DIRECTORY Flags = 020000
	O_NOFOLLOW  Flags = 0400000

	accessMask = O_WRONLY | O_RDWR
	// statusMask are the flags that last as long as the open file, and that fcntl can change.
	statusMask = O_APPEND | O_NONBLOCK
)

func (f Flags) readable() bool { return f&accessMask != O_WRONLY }

func (f Flags) writable() bool {
	return f&accessMask == O_WRONLY || f&accessMask == O_RDWR
}
