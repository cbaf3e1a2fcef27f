package runtime

import "unsafe"

// ostab is the OS table: all that the program knows of the world. The entry point sets it; the memory is
// the port's.
var ostab *osTable

// The exit code of a program that refuses its table; portkit's own for the same reason (Failure.WRONG_ABI).
const osWrongTable = 105

// oshas reports whether the port has the profile with the given bit.
//
//go:nosplit
func oshas(profile uint64) bool { return ostab.capabilities&profile != 0 }

// singleM reports whether the port has only the one thread it started the program with. Then there is one M
// and no sysmon, and locking a goroutine to its thread means nothing, as on wasm.
//
//go:nosplit
func singleM() bool { return !oshas(osHasThreads) }

// osrefuses reports whether the program cannot use the table (TAB-01), with the message that says why. It
// runs before there is a g.
//
// What can be trusted then: without the magic, nothing. With it, that the version and the size are where
// they are in every version, and that write is the first call: no slot is ever reused. A table that is too
// small to have it gets no message.
//
//go:nosplit
func osrefuses(t *osTable) (refused bool, text unsafe.Pointer, n uintptr) {
	if t == nil || t.magic != osMagic {
		return true, nil, 0
	}
	if t.major == osMajor && t.minor >= osMinor && t.size >= osTableSize {
		return false, nil, 0
	}
	if t.size < osCallWrite+8 {
		return true, nil, 0
	}
	osrefusal.add("portkit: this program needs OS table ")
	osrefusal.addVersion(osMajor, osMinor)
	osrefusal.add(", the port has ")
	osrefusal.addVersion(t.major, t.minor)
	if t.major == osMajor && t.minor >= osMinor {
		osrefusal.add(", cut short")
	}
	osrefusal.add("\n")
	return true, unsafe.Pointer(&osrefusal.bytes), uintptr(osrefusal.n)
}

// osline is a line of text put together where there is no heap and no stack that may grow.
type osline struct {
	bytes [96]byte
	n     int
}

var osrefusal osline

//go:nosplit
func (l *osline) add(s string) {
	l.n += copy(l.bytes[l.n:], s)
}

//go:nosplit
func (l *osline) addVersion(major, minor uint16) {
	l.addNumber(major)
	l.add(".")
	l.addNumber(minor)
}

//go:nosplit
func (l *osline) addNumber(v uint16) {
	unit := uint16(1)
	for v/unit >= 10 {
		unit *= 10
	}
	for ; unit > 0; unit /= 10 {
		l.bytes[l.n] = byte('0' + v/unit%10)
		l.n++
	}
}
