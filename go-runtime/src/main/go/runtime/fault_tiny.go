package runtime

import "internal/abi"

// In fault_tiny_amd64.s.
func osfaulted()

func initsig(preinit bool) {
	if !preinit && oshas(osHasFaults) {
		oscall(osCallOnfault, abi.FuncPCABI0(osfaulted), 0, 0)
	}
}

// osfault handles a fault or an interrupt of the thread on which it runs, on the M's gsignal; gp is what the
// thread was running. The thread goes on at f.pc with f.sp.
//
//go:nowritebarrierrec
func osfault(f *osFault, gp *g) {
	switch {
	case f.kind == osFaultInterrupt:
		osinterrupted(f, gp)
	case ospanics(f, gp):
		gp.sig = f.kind
		gp.sigcode0 = uintptr(f.flags)
		gp.sigcode1 = uintptr(f.addr)
		gp.sigpc = uintptr(f.pc)
		// As if the instruction had called sigpanic. Where the fault is the call of something that is no
		// code, the call's return address is on the stack already.
		if shouldPushSigpanic(gp, gp.sigpc, *(*uintptr)(osword(f.sp))) {
			f.push(f.pc)
		}
		f.pc = uint64(abi.FuncPCABI0(sigpanic0))
	default:
		osfatal(f, gp)
	}
}

// ospanics reports whether the fault becomes a panic: it is in a goroutine, whose stack may grow there, and
// not an abort of the runtime.
func ospanics(f *osFault, gp *g) bool {
	switch f.kind {
	case osFaultMemory, osFaultIntegerDivide, osFaultFloatingPoint:
		return gp == gp.m.curg && !gp.throwsplit && gp.stack.lo <= uintptr(f.sp) && uintptr(f.sp) < gp.stack.hi
	}
	return false
}

// sigpanic runs as if called by the instruction that faulted.
func sigpanic() {
	gp := getg()
	if !canpanic() {
		throw("unexpected signal during runtime execution")
	}
	switch gp.sig {
	case osFaultMemory:
		known := gp.sigcode0&osFaultAddressUnknown == 0
		switch {
		case known && gp.sigcode1 < osNilPage:
			panicmem()
		case gp.paniconfault:
			panicmemAddr(gp.sigcode1)
		case known && inUserArenaChunk(gp.sigcode1):
			print("accessed data from freed user arena ", hex(gp.sigcode1), "\n")
		case known:
			print("unexpected fault address ", hex(gp.sigcode1), "\n")
		default:
			print("unexpected fault at an address that is none\n")
		}
		throw("fault")
	case osFaultIntegerDivide:
		panicdivide()
	case osFaultFloatingPoint:
		panicfloat()
	}
	throw("unexpected fault")
}

// An address below it is taken for a nil pointer's; the compiler checks pointers to larger things itself.
const osNilPage = 4096

// osfatal ends the program: the fault is in the runtime, or of a kind that no program recovers from.
func osfatal(f *osFault, gp *g) {
	mp := gp.m
	mp.throwing = throwTypeRuntime
	mp.caughtsig.set(gp)
	startpanic_m()
	print("fatal error: ", signame(f.kind), "\n[addr=")
	if f.flags&osFaultAddressUnknown == 0 {
		print(hex(f.addr))
	} else {
		print("unknown")
	}
	print(" pc=", hex(f.pc), " sp=", hex(f.sp), " m=", mp.id, "]\n\n")
	if level, _, _ := gotraceback(); level > 0 {
		goroutineheader(gp)
		tracebacktrap(uintptr(f.pc), uintptr(f.sp), 0, gp)
		tracebackothers(gp)
	}
	exit(2)
}

// signame names a fault; Go's users know them by the names of signals.
func signame(kind uint32) string {
	switch kind {
	case osFaultMemory:
		return "SIGSEGV: memory fault"
	case osFaultIntegerDivide:
		return "SIGFPE: integer division"
	case osFaultFloatingPoint:
		return "SIGFPE: floating-point exception"
	case osFaultIllegalInstruction:
		return "SIGILL: illegal instruction"
	case osFaultBreakpoint:
		return "SIGTRAP: breakpoint"
	}
	return ""
}
