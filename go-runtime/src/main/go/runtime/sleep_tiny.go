package runtime

import (
	"internal/runtime/atomic"
	"unsafe"
)

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

// How often, in nanoseconds, notepollg looks.
const osNotePoll = 1e6

// notepollg waits for a note, for ns nanoseconds or, if negative, for ever, and tells whether it came. The one
// thread must not sleep for it, since the goroutine that will send it runs there, too. So only this goroutine
// sleeps, and looks from time to time: a goroutine that waits so is rare (a profile's reader).
func notepollg(n *note, ns int64) bool {
	for end := nanotime() + ns; atomic.Load(key32(&n.key)) == 0; timeSleep(osNotePoll) {
		if ns >= 0 && nanotime() >= end {
			return false
		}
	}
	return true
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
