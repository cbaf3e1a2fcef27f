package runtime

import "unsafe"

func osinit() {
	physPageSize = uintptr(ostab.pageSize)
	physHugePageSize = uintptr(ostab.hugePageSize)
	numCPUStartup = getCPUCount()
	getg().m.procid = 1
}

func getCPUCount() int32 {
	if singleM() {
		return 1
	}
	return int32(ostab.cpuCount)
}

func goenvs() { goenvs_unix() }

// readRandom seeds the runtime. Without randomness the seed is made of the time.
//
//go:nosplit
func readRandom(r []byte) int { return osrandom(unsafe.Pointer(&r[0]), uintptr(len(r))) }

//go:linkname sysrand_random crypto/internal/sysrand.osrandom
func sysrand_random(p unsafe.Pointer, n uintptr) int { return osrandom(p, n) }

//go:linkname syscall_now syscall.now
func syscall_now() (sec int64, nsec int32) { return walltime() }

// What may wait for long takes the way of a system call, so that the P goes to another M meanwhile. Nothing
// between entersyscall and exitsyscall may split the stack, so this cannot live in package syscall.

//go:linkname syscall_oswrite syscall.oswrite
//go:nosplit
func syscall_oswrite(fd uintptr, p unsafe.Pointer, n int32) int32 {
	entersyscall()
	n = write1(fd, p, n)
	exitsyscall()
	KeepAlive(p)
	return n
}

//go:linkname syscall_osread syscall.osread
//go:nosplit
func syscall_osread(fd int32, p unsafe.Pointer, n int32) int32 {
	entersyscall()
	n = read(fd, p, n)
	exitsyscall()
	KeepAlive(p)
	return n
}
