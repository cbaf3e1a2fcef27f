package runtime

import "unsafe"

// oscall makes the call of the table at a byte offset (osCallWrite, ...). It runs on the stack that the
// port gave the thread, never on a Go stack, so the size of a Go stack is no concern of the port. The call
// must be one that the port has.
//
// Arguments are words: a pointer into a Go stack stays good, because a stack does not move while its
// goroutine is in nosplit code or in a system call; what a pointer into the heap names must be kept alive
// by the caller.
func oscall(call, a, b, c uintptr) uintptr

//go:nosplit
func write1(fd uintptr, p unsafe.Pointer, n int32) int32 {
	return int32(oscall(osCallWrite, fd, uintptr(p), uintptr(n)))
}

// read reads from descriptor 0. A port without input looks like one whose input is at its end.
//
//go:nosplit
func read(fd int32, p unsafe.Pointer, n int32) int32 {
	if !oshas(osHasInput) {
		return 0
	}
	return int32(oscall(osCallRead, uintptr(fd), uintptr(p), uintptr(n)))
}

//go:nosplit
func exit(code int32) {
	oscall(osCallExit, uintptr(code), 0, 0)
	abort()
}

//go:nosplit
func nanotime1() int64 { return int64(oscall(osCallNanotime, 0, 0, 0)) }

// walltime is the time of day; on a port without a clock, 1970 plus the time since some fixed moment.
//
//go:nosplit
func walltime() (sec int64, nsec int32) {
	call := uintptr(osCallNanotime)
	if oshas(osHasClock) {
		call = osCallWalltime
	}
	t := int64(oscall(call, 0, 0, 0))
	return t / 1e9, int32(t % 1e9)
}

// osrandom fills all of r or returns 0.
//
//go:nosplit
func osrandom(p unsafe.Pointer, n uintptr) int {
	if !oshas(osHasRandom) || n == 0 || oscall(osCallRandom, uintptr(p), n, 0) != n {
		return 0
	}
	return int(n)
}

// There are no files below package syscall.

//go:nosplit
func open(name *byte, mode, perm int32) int32 { return -1 }

//go:nosplit
func closefd(fd int32) int32 { return -1 }
