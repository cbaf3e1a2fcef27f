package memfs

// A pollable stream can keep a call waiting.
type pollable interface {
	ready() bool
	wait(ready, givenUp func() bool)
	wake()
}

func (p *Process) pollable(fd int) (pollable, Errno) {
	f, err := p.files.get(fd)
	if err != 0 {
		return nil, err
	}
	s, ok := f.stream.(pollable)
	if !ok {
		return nil, EPERM // epoll_ctl(2)
	}
	return s, 0
}

// Pollable returns EPERM for an open file on which reads and writes never wait, or always block the
// whole thread.
func (p *Process) Pollable(fd int) Errno {
	_, err := p.pollable(fd)
	return err
}

// Wait parks the goroutine until the open file is ready for what it is open for, or the caller has
// given up. Who makes givenUp true calls [Process.Wake] afterwards.
func (p *Process) Wait(fd int, givenUp func() bool) Errno {
	s, err := p.pollable(fd)
	if err == 0 {
		s.wait(s.ready, givenUp)
	}
	return err
}

// Wake makes all who wait for the open file ask again whether they have given up.
func (p *Process) Wake(fd int) {
	if s, err := p.pollable(fd); err == 0 {
		s.wake()
	}
}
