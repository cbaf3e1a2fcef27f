package runtime

import (
	"internal/abi"
	"unsafe"
)

// A goroutine that makes no calls is stopped by an interrupt: preemptM asks for it, osinterrupted makes the
// goroutine call asyncPreempt where it is, if it can be stopped there.

const preemptMSupported = true

// preemptM interrupts the thread of mp. One request is outstanding at a time, and the port loses none. If
// there is no such thread, because it begins or ends, the request counts as served: who wants mp preempted
// sees preemptGen change and asks again.
//
//go:nowritebarrier
func preemptM(mp *m) {
	if singleM() || !mp.signalPending.CompareAndSwap(0, 1) {
		return
	}
	if oscall(osCallInterrupt, mp.tlsbase(), 0, 0) != 0 {
		mp.preempted()
	}
}

func (mp *m) preempted() {
	mp.preemptGen.Add(1)
	mp.signalPending.Store(0)
}

func osinterrupted(f *osFault, gp *g) {
	if wantAsyncPreempt(gp) {
		if ok, resume := isAsyncSafePoint(gp, uintptr(f.pc), uintptr(f.sp), 0); ok {
			f.push(uint64(resume))
			f.pc = uint64(abi.FuncPCABI0(asyncPreempt))
		}
	}
	gp.m.preempted()
}

// push pushes a word on the stack that the thread goes on with.
func (f *osFault) push(v uint64) {
	f.sp -= 8
	*(*uint64)(osword(f.sp)) = v
}

func osword(addr uint64) unsafe.Pointer { return unsafe.Pointer(uintptr(addr)) }
