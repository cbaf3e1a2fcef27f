package memfs

// A stream is an open file: what a descriptor leads to. Its methods are the calls that take a
// descriptor; the flags of the descriptor have been checked (open for reading, for writing), and are
// handed on for what else they say (append, do not wait).
type stream interface {
	node() node
	read(p []byte, flags Flags) (int, Errno)
	write(p []byte, flags Flags) (int, Errno)
	pread(p []byte, off int64) (int, Errno)
	pwrite(p []byte, off int64, flags Flags) (int, Errno)
	seek(off int64, whence int) (int64, Errno)
	truncate(size int64) Errno
	// list hands out directory entries from the position on until one is refused.
	list(emit func(DirEntry) bool) Errno
	// close is called once, when the last descriptor is gone.
	close()
}

// Origins of Seek.
const (
	SeekSet = 0
	SeekCur = 1
	SeekEnd = 2
)

// unseekable is the part of a stream that has no position: a pipe, a terminal.
type unseekable struct{}

func (unseekable) pread([]byte, int64) (int, Errno)         { return 0, ESPIPE }
func (unseekable) pwrite([]byte, int64, Flags) (int, Errno) { return 0, ESPIPE }
func (unseekable) seek(int64, int) (int64, Errno)           { return 0, ESPIPE }
func (unseekable) truncate(int64) Errno                     { return EINVAL }
func (unseekable) list(func(DirEntry) bool) Errno           { return ENOTDIR }
