package sysrand

import (
	"errors"
	"unsafe"
)

// osrandom, in package runtime, fills all n bytes or returns 0.
//
//go:linkname osrandom
//go:noescape
func osrandom(p unsafe.Pointer, n uintptr) int

func read(b []byte) error {
	if len(b) > 0 && osrandom(unsafe.Pointer(&b[0]), uintptr(len(b))) == 0 {
		return errors.New("this port has no random bytes (the OS interface's profile Random)")
	}
	return nil
}
