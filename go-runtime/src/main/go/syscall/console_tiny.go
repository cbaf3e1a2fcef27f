package syscall

import (
	"internal/memfs"
	"unsafe"
)

// Provided by package runtime, which lets other goroutines run meanwhile. The result is a number of
// bytes or a negated Errno.

//go:noescape
func oswrite(fd uintptr, p unsafe.Pointer, n int32) int32

//go:noescape
func osread(fd int32, p unsafe.Pointer, n int32) int32

// console is one of the descriptors that the OS table knows.
type console int

// consoleMax is the most that one call hands to the OS table, whose wrappers count in 32 bits.
const consoleMax = 1 << 30

func (c console) Read(b []byte) (int, memfs.Errno) {
	if len(b) == 0 {
		return 0, 0
	}
	return transferred(osread(int32(c), unsafe.Pointer(&b[0]), int32(min(len(b), consoleMax))))
}

func (c console) Write(b []byte) (int, memfs.Errno) {
	if len(b) == 0 {
		return 0, 0
	}
	return transferred(oswrite(uintptr(c), unsafe.Pointer(&b[0]), int32(min(len(b), consoleMax))))
}

func (c console) Lseek(int64, int) (int64, memfs.Errno) { return 0, memfs.ESPIPE }

func transferred(n int32) (int, memfs.Errno) {
	if n < 0 {
		return 0, memfs.Errno(-n)
	}
	return int(n), 0
}
