//go:build !tiny

package runtime

// singleM exists here for the places in the runtime's own files that ask it.
func singleM() bool { return false }
