package syscall

// Provided by package runtime: os/signal gets the signal, or it does what it does by default.
func raise(sig uint32)

// Kill sends the program itself a signal: there is no other process, and nothing to stop one with.
func Kill(pid int, signum Signal) error {
	switch {
	case pid != Getpid():
		return ESRCH
	case signum < 0 || signum > 64:
		return EINVAL
	case signum == 0:
		return nil // only asks whether there is such a process
	}
	switch signum {
	case SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU:
		return ENOSYS
	}
	raise(uint32(signum))
	return nil
}
