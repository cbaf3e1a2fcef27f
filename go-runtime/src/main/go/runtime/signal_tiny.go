package runtime

import (
	"internal/runtime/sys"
	_ "unsafe" // for go:linkname
)

// No signals come from outside. A program may send itself some (syscall.Kill), and os/signal gets them; they
// interrupt nothing.

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

// os_sigpipe is what becomes of a program that writes where nobody reads.
//
//go:linkname os_sigpipe os.sigpipe
func os_sigpipe() { syscall_raise(sigPipe) }

// ossignals are the signals on their way to os/signal, a bit for each from 1 to 64.
var ossignals struct {
	lock     mutex
	wanted   uint64
	ignored  uint64
	pending  uint64
	receiver guintptr // the goroutine that waits in signal_recv
}

// sigbit is the signal's bit; a number that is no signal's has none.
func sigbit(sig uint32) uint64 { return 1 << (sig - 1) }

// What a signal does that nobody wants: nothing, for SIGCHLD, SIGCONT, SIGURG and SIGWINCH; the others end
// the program. SIGKILL always does.
const (
	sigHarmless = 1<<(17-1) | 1<<(18-1) | 1<<(23-1) | 1<<(28-1)
	sigKill     = 1 << (9 - 1)
	sigPipe     = 13
)

// syscall_raise sends the program a signal. A program that it ends has the exit code that a shell reports.
//
//go:linkname syscall_raise syscall.raise
func syscall_raise(sig uint32) {
	s := &ossignals
	bit := sigbit(sig)
	lock(&s.lock)
	if s.wanted&bit&^sigKill != 0 {
		s.pending |= bit
		receiver := s.receiver.ptr()
		s.receiver = 0
		unlock(&s.lock)
		if receiver != nil {
			goready(receiver, 1)
		}
		return
	}
	ends := bit&^(s.ignored&^sigKill|sigHarmless) != 0
	unlock(&s.lock)
	if ends {
		exit(int32(128 + sig))
	}
}

// signal_recv waits for a signal. It is parked like any goroutine: if all others wait too, no signal can
// come, and that is a deadlock.
//
//go:linkname signal_recv os/signal.signal_recv
func signal_recv() uint32 {
	s := &ossignals
	lock(&s.lock)
	for s.pending == 0 {
		s.receiver.set(getg())
		goparkunlock(&s.lock, waitReasonSelectNoCases, traceBlockGeneric, 1)
		lock(&s.lock)
	}
	sig := uint32(sys.TrailingZeros64(s.pending)) + 1
	s.pending &^= sigbit(sig)
	unlock(&s.lock)
	return sig
}

// signalWaitUntilIdle waits until os/signal has handed on all that was sent.
//
//go:linkname signalWaitUntilIdle os/signal.signalWaitUntilIdle
func signalWaitUntilIdle() {
	s := &ossignals
	for {
		lock(&s.lock)
		idle := s.pending == 0 && s.receiver != 0
		unlock(&s.lock)
		if idle {
			return
		}
		Gosched()
	}
}

//go:linkname signal_enable os/signal.signal_enable
func signal_enable(sig uint32) { setsignal(sig, true, false) }

//go:linkname signal_disable os/signal.signal_disable
func signal_disable(sig uint32) { setsignal(sig, false, false) }

//go:linkname signal_ignore os/signal.signal_ignore
func signal_ignore(sig uint32) { setsignal(sig, false, true) }

func setsignal(sig uint32, wanted, ignored bool) {
	s := &ossignals
	bit := sigbit(sig)
	lock(&s.lock)
	s.wanted &^= bit
	s.ignored &^= bit
	if wanted {
		s.wanted |= bit
	}
	if ignored {
		s.ignored |= bit
	}
	unlock(&s.lock)
}

//go:linkname signal_ignored os/signal.signal_ignored
func signal_ignored(sig uint32) bool {
	lock(&ossignals.lock)
	ignored := ossignals.ignored&sigbit(sig) != 0
	unlock(&ossignals.lock)
	return ignored
}
