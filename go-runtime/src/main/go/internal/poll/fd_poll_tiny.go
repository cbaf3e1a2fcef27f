package poll

import (
	"sync/atomic"
	"time"
	_ "unsafe" // for go:linkname
)

// Provided by package syscall, whose pipes are the only files that can keep a goroutine waiting
// without keeping a thread.

//go:linkname pollable syscall.pollable
func pollable(fd int) error

//go:linkname pollWait syscall.pollWait
func pollWait(fd int, givenUp func() bool)

//go:linkname pollWake syscall.pollWake
func pollWake(fd int)

// pollDesc is what an FD needs for waiting that can be called off.
type pollDesc struct {
	fd      *FD // nil: reads and writes do not wait
	closing atomic.Bool
	read    deadline
	write   deadline
}

func (pd *pollDesc) init(fd *FD) error {
	if err := pollable(fd.Sysfd); err != nil {
		return err
	}
	pd.fd = fd
	return nil
}

func (pd *pollDesc) pollable() bool { return pd.fd != nil }

// evict calls off all waiting for good.
func (pd *pollDesc) evict() {
	pd.closing.Store(true)
	pd.wake()
}

func (pd *pollDesc) close() {
	pd.read.set(time.Time{}, nil)
	pd.write.set(time.Time{}, nil)
}

func (pd *pollDesc) wake() {
	if pd.fd != nil {
		pollWake(pd.fd.Sysfd)
	}
}

func (pd *pollDesc) prepareRead(isFile bool) error  { return pd.prepare(&pd.read, isFile) }
func (pd *pollDesc) prepareWrite(isFile bool) error { return pd.prepare(&pd.write, isFile) }

func (pd *pollDesc) prepare(d *deadline, isFile bool) error {
	switch {
	case pd.closing.Load():
		return errClosing(isFile)
	case d.passed.Load():
		return ErrDeadlineExceeded
	}
	return nil
}

func (pd *pollDesc) waitRead(isFile bool) error  { return pd.wait(&pd.read, isFile) }
func (pd *pollDesc) waitWrite(isFile bool) error { return pd.wait(&pd.write, isFile) }

func (pd *pollDesc) wait(d *deadline, isFile bool) error {
	pollWait(pd.fd.Sysfd, func() bool { return pd.prepare(d, isFile) != nil })
	return pd.prepare(d, isFile)
}

// waitCanceled is for connecting, which there is not.
func (pd *pollDesc) waitCanceled(mode int) {}

// SetDeadline sets the deadlines of both reading and writing.
func (fd *FD) SetDeadline(t time.Time) error { return fd.setDeadlines(t, &fd.pd.read, &fd.pd.write) }

// SetReadDeadline sets the deadline of reading.
func (fd *FD) SetReadDeadline(t time.Time) error { return fd.setDeadlines(t, &fd.pd.read) }

// SetWriteDeadline sets the deadline of writing.
func (fd *FD) SetWriteDeadline(t time.Time) error { return fd.setDeadlines(t, &fd.pd.write) }

func (fd *FD) setDeadlines(t time.Time, deadlines ...*deadline) error {
	if err := fd.incref(); err != nil {
		return err
	}
	defer fd.decref()
	if !fd.pd.pollable() {
		return ErrNoDeadline
	}
	for _, d := range deadlines {
		d.set(t, fd.pd.wake)
	}
	return nil
}

// IsPollDescriptor is for tests: the poller has no descriptor.
func IsPollDescriptor(fd uintptr) bool { return false }
