package runtime

import "unsafe"

// futexsleep waits, for ns nanoseconds or, if negative, for ever, while the word holds the value. It may
// return early.
//
//go:nosplit
func futexsleep(addr *uint32, val uint32, ns int64) {
	if ns < 0 && singleM() {
		throw("the only thread would sleep for ever")
	}
	if oshas(osHasSleep) {
		oscall(osCallSleep, uintptr(unsafe.Pointer(addr)), uintptr(val), uintptr(ns))
		return
	}
	// A port without sleep has no other thread that could write the word.
	for end := nanotime1() + ns; nanotime1() < end; {
	}
}

//go:nosplit
func futexwakeup(addr *uint32, cnt uint32) {
	if oshas(osHasSleep) {
		oscall(osCallWakeup, uintptr(unsafe.Pointer(addr)), uintptr(cnt), 0)
	}
}

// Nobody wakes this word: sleeping on it is sleeping for a time.
var osNeverWoken uint32

//go:nosplit
func usleep(usec uint32) {
	futexsleep(&osNeverWoken, 0, int64(usec)*1000)
}

//go:nosplit
func osyield() {
	if oshas(osHasSleep) {
		oscall(osCallYield, 0, 0, 0)
	}
}

// Every thread has a g here.

//go:nosplit
func usleep_no_g(usec uint32) { usleep(usec) }

//go:nosplit
func osyield_no_g() { osyield() }
