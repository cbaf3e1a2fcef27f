package runtime

import _ "unsafe" // for go:linkname

// There are no signals: os/signal works, and nothing ever arrives.

const _NSIG = 0

type sigset struct{}

type gsignalStack struct{}

//go:nosplit
func sigsave(p *sigset) {}

//go:nosplit
func msigrestore(sigmask sigset) {}

//go:nosplit
//go:nowritebarrierrec
func clearSignalHandlers() {}

// sigblock is where an M that ends says that it handles no more interrupts.
//
//go:nosplit
func sigblock(exiting bool) {
	if exiting {
		getg().m.faultsp = 0
	}
}

// crash ends the program after GOTRACEBACK=crash: nobody takes a core dump.
//
//go:nosplit
func crash() { exit(2) }

func setProcessCPUProfiler(hz int32) {}
func setThreadCPUProfiler(hz int32)  {}

//go:linkname os_sigpipe os.sigpipe
func os_sigpipe() { exit(2) }

// What os/signal asks for. The goroutine that waits for signals is parked for good and counts for nothing
// when the scheduler looks for a deadlock: a program that waits for a signal alone waits for ever.

//go:linkname signal_recv os/signal.signal_recv
func signal_recv() uint32 {
	for {
		gopark(nil, nil, waitReasonSelectNoCases, traceBlockForever, 1)
	}
}

//go:linkname signal_enable os/signal.signal_enable
func signal_enable(sig uint32) {}

//go:linkname signal_disable os/signal.signal_disable
func signal_disable(sig uint32) {}

//go:linkname signal_ignore os/signal.signal_ignore
func signal_ignore(sig uint32) {}

//go:linkname signal_ignored os/signal.signal_ignored
func signal_ignored(sig uint32) bool { return false }

//go:linkname signalWaitUntilIdle os/signal.signalWaitUntilIdle
func signalWaitUntilIdle() {}
