//go:build !tiny

package runtime

// singleM and notepollg exist here for the places in the runtime's own files that name them.

func singleM() bool { return false }

func notepollg(*note, int64) bool { throw("notepollg with threads"); return false }
