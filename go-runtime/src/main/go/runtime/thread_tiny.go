package runtime

import (
	"internal/abi"
	"internal/runtime/atomic"
	"unsafe"
)

// mOS is what an M has on account of the port.
type mOS struct {
	waitsema uint32 // for the locks (lock_futex.go)

	// The stack pointer that the thread's calls of the table start with: where the thread left the stack
	// that the port gave it for one of Go's.
	ossp uintptr

	// The top of the stack on which the M handles faults; 0 once the M ends and gives the stack back.
	faultsp uintptr
}

// In thread_tiny_amd64.s.
func osthread()
func exitThread(wait *atomic.Uint32)

// tlsbase is the thread's FS base, which also names the thread to the port. The linker puts g at -8 from it
// (ELF Handling for Thread-Local Storage, variant II).
//
//go:nosplit
func (mp *m) tlsbase() uintptr { return uintptr(unsafe.Pointer(&mp.tls)) + 8 }

// May run without a P, so without write barriers.
//
//go:nowritebarrier
func newosproc(mp *m) {
	mp.procid = uint64(mp.id) + 1
	if singleM() {
		throw("a second thread on a port without threads")
	}
	r := oscall(osCallSpawn, abi.FuncPCABI0(osthread), uintptr(unsafe.Pointer(mp)), mp.tlsbase())
	if r != 0 {
		print("runtime: the port starts no further thread (have ", mcount(), "; error ", -int(r), ")\n")
		throw("newosproc")
	}
}

// The stack on which the M handles faults: that of the port is too small for the code that finds safe points.
const osFaultStack = 32 << 10

func mpreinit(mp *m) {
	mp.gsignal = malg(osFaultStack)
	mp.gsignal.m = mp
	mp.faultsp = mp.gsignal.stack.hi
}

func minit()   {}
func unminit() {}

//go:nowritebarrierrec
func mdestroy(mp *m) {}
