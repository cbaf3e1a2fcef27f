package runtime

import (
	"internal/runtime/atomic"
	_ "unsafe" // for go:linkname
)

// The time of day is the monotonic clock plus an offset, which changes only when somebody sets the time. So
// time.Now, which wants both, asks the port for the one and remembers the other's offset; once in a while it
// asks for both and sees whether the offset is still right.
const (
	osWallEvery  = 1e6 // nanoseconds for which the offset is taken to be right
	osWallExact  = 5e3 // a reading of both clocks that took longer says too little
	osWallChange = 1e4 // what differs by less is the reading's inexactness: the time of day must not jitter
)

var oswall struct {
	offset  atomic.Int64
	checked atomic.Int64 // when, on the monotonic clock; 0: never
}

//go:linkname time_now time.now
func time_now() (sec int64, nsec int32, mono int64) {
	mono = nanotime()
	checked := oswall.checked.Load()
	if checked == 0 || mono-checked >= osWallEvery {
		oswallcheck(mono, checked == 0)
	}
	t := mono + oswall.offset.Load()
	return t / 1e9, int32(t % 1e9), mono
}

// oswallcheck reads both clocks. What it stores is right for every thread, so it does not matter if two do it
// at once.
func oswallcheck(before int64, first bool) {
	sec, nsec := walltime()
	after := nanotime()
	if after-before > osWallExact && !first {
		return // interrupted in between: the next one tries again
	}
	offset := sec*1e9 + int64(nsec) - (before + (after-before)/2)
	change := offset - oswall.offset.Load()
	if first || change > osWallChange || change < -osWallChange {
		oswall.offset.Store(offset)
	}
	oswall.checked.Store(after)
}
