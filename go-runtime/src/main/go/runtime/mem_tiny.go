package runtime

import "unsafe"

// The runtime's four states of address space (mem.go) over the table's three: Reserved is reserved, Prepared
// and Ready are committed, and what sysUnused gave back is decommitted.
//
// Memory is committed when it is mapped, in the heap's large units, and not again as each span is used:
// until something has been decommitted there is nothing left to commit.
var osDecommitted bool

// Whether sysFault has given memory back, whose addresses may be mapped again.
var osFaulted bool

//go:nosplit
func sysReserveOS(v unsafe.Pointer, n uintptr, vmaName string) unsafe.Pointer {
	return unsafe.Pointer(oscall(osCallReserve, uintptr(v), n, 0))
}

//go:nosplit
func sysAllocOS(n uintptr, vmaName string) unsafe.Pointer {
	v := sysReserveOS(nil, n, vmaName)
	if v != nil && oscall(osCallCommit, uintptr(v), n, 0) != 0 {
		sysFreeOS(v, n)
		return nil
	}
	return v
}

// What is mapped must be zero, as what was reserved is; what sysFault gave back need not be.
func sysMapOS(v unsafe.Pointer, n uintptr, vmaName string) {
	oscommit(uintptr(v), n)
	if osFaulted {
		memclrNoHeapPointers(v, n)
	}
}

// A span may be smaller than the port's page; what lies around it in the page is committed already.
func sysUsedOS(v unsafe.Pointer, n uintptr) {
	if osDecommitted {
		start := alignDown(uintptr(v), physPageSize)
		oscommit(start, alignUp(uintptr(v)+n, physPageSize)-start)
	}
}

func oscommit(p, n uintptr) {
	if oscall(osCallCommit, p, n, 0) != 0 {
		throw("runtime: out of memory")
	}
}

// Decommitted memory holds anything once it is committed again (Os.decommit).
func needZeroAfterSysUnusedOS() bool { return true }

// Before anything is given back osDecommitted is set, so whoever is given a decommitted span, which takes
// the heap's lock, sees it.
func sysUnusedOS(v unsafe.Pointer, n uintptr) {
	osDecommitted = true
	oscall(osCallDecommit, uintptr(v), n, 0)
}

// Only user arenas, and options for debugging, take memory away so.
func sysFaultOS(v unsafe.Pointer, n uintptr) {
	osFaulted = true
	sysUnusedOS(v, n)
}

//go:nosplit
func sysFreeOS(v unsafe.Pointer, n uintptr) { oscall(osCallRelease, uintptr(v), n, 0) }

// The port chooses its page sizes.

func sysHugePageOS(v unsafe.Pointer, n uintptr)         {}
func sysNoHugePageOS(v unsafe.Pointer, n uintptr)       {}
func sysHugePageCollapseOS(v unsafe.Pointer, n uintptr) {}
