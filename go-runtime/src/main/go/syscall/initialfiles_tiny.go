package syscall

import (
	"internal/memfs"
	"unsafe"
)

// initial says where in memory the program's initial files are: a cpio archive in a segment that was
// added to the program file after it was linked. Whoever adds it finds this by the mark and fills in
// address and size (portkit.go.files.InitialFiles); symbol tables may be missing.
var initial = struct {
	mark [16]byte
	addr uintptr
	size uintptr
}{
	mark: [16]byte{'p', 'o', 'r', 't', 'k', 'i', 't', ' ', 'f', 'i', 'l', 'e', 's', ' ', '1', '\n'},
}

// unpackInitial makes the initial files, if there are any.
func unpackInitial(p *memfs.Process) {
	if initial.size == 0 {
		return
	}
	archive := unsafe.Slice((*byte)(unsafe.Pointer(initial.addr)), initial.size)
	if !p.Unpack(archive) {
		panic("syscall: the program's initial files are damaged")
	}
}
