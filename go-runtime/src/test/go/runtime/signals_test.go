package runtime

import (
	"os"
	"os/signal"
	"syscall"
	"testing"
	"time"
)

func send(t *testing.T, sig syscall.Signal) {
	t.Helper()
	if err := syscall.Kill(os.Getpid(), sig); err != nil {
		t.Fatalf("sending %v: %v", sig, err)
	}
}

func TestSignalsSentToOneselfArrive(t *testing.T) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(c)
	for range 1000 {
		for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
			send(t, sig)
			if got := <-c; got != sig {
				t.Fatalf("got %v, want %v", got, sig)
			}
		}
	}
}

func TestSignalsThatNobodyWantsOrThatAreIgnored(t *testing.T) {
	send(t, syscall.SIGCHLD)
	send(t, syscall.SIGWINCH)
	signal.Ignore(syscall.SIGTERM)
	defer signal.Reset()
	if !signal.Ignored(syscall.SIGTERM) {
		t.Error("SIGTERM is not ignored")
	}
	send(t, syscall.SIGTERM)
}

func TestSignalsStopWhenNoLongerWanted(t *testing.T) {
	c := make(chan os.Signal, 10)
	signal.Notify(c, syscall.SIGCHLD)
	send(t, syscall.SIGCHLD)
	signal.Stop(c) // waits until what was sent has arrived
	if len(c) != 1 {
		t.Errorf("%d signals, want 1", len(c))
	}
	send(t, syscall.SIGCHLD)
	if len(c) != 1 {
		t.Errorf("%d signals after Stop, want 1", len(c))
	}
}

func TestWhomSignalsCanBeSentTo(t *testing.T) {
	for _, test := range []struct {
		pid  int
		sig  syscall.Signal
		want error
	}{
		{os.Getpid(), 0, nil},
		{os.Getpid() + 1, syscall.SIGTERM, syscall.ESRCH},
		{os.Getpid(), -1, syscall.EINVAL},
		{os.Getpid(), 65, syscall.EINVAL},
		{os.Getpid(), syscall.SIGSTOP, syscall.ENOSYS},
	} {
		if err := syscall.Kill(test.pid, test.sig); err != test.want && (err != nil || test.want != nil) {
			t.Errorf("Kill(%d, %d) = %v, want %v", test.pid, test.sig, err, test.want)
		}
	}
}

func TestWaitingForASignalKeepsTimersGoing(t *testing.T) {
	c := make(chan os.Signal, 1)
	signal.Notify(c)
	defer signal.Stop(c)
	select {
	case sig := <-c:
		t.Errorf("got %v out of nowhere", sig)
	case <-time.After(20 * time.Millisecond):
	}
}
