package memfs

import "sync"

const (
	// pipeSize is how many bytes a pipe holds (pipe(7): 64 KiB).
	pipeSize = 64 << 10
	// pipeAtomic is up to how many bytes a write appears as a whole (PIPE_BUF).
	pipeAtomic = 4 << 10
)

// A pipe is a queue of bytes between two open files.
type pipe struct {
	inode
	lock    sync.Mutex // guards the rest
	changed sync.Cond  // bytes came or went, an end was closed, or someone gave up waiting
	ring    []byte
	first   int // index in ring of the oldest byte
	held    int // bytes in the pipe
	noRead  bool
	noSend  bool
}

func newPipe(fs *FS) *pipe {
	p := &pipe{}
	p.init(fs, FormatPipe, 0600)
	p.nlink = 1
	p.changed.L = &p.lock
	return p
}

func (p *pipe) extent() (size, taken int64) { return 0, 0 }

// open is never called: pipes have no names.
func (p *pipe) open() (stream, Errno) { return nil, ENXIO }

// await waits until ready; the lock is held. EAGAIN if the descriptor's flags forbid to wait.
func (p *pipe) await(ready func() bool, flags Flags) Errno {
	for !ready() {
		if flags&O_NONBLOCK != 0 {
			return EAGAIN
		}
		p.changed.Wait()
	}
	return 0
}

func (p *pipe) readable() bool { return p.held > 0 || p.noSend || p.noRead }

func (p *pipe) writable() bool { return pipeSize-p.held >= pipeAtomic || p.noRead || p.noSend }

// take moves bytes out.
func (p *pipe) take(b []byte) int {
	n := copy(b[:min(len(b), p.held)], p.ring[p.first:])
	n += copy(b[n:min(len(b), p.held)], p.ring)
	p.first = (p.first + n) % pipeSize
	p.held -= n
	return n
}

// put moves bytes in, as many as there is room for.
func (p *pipe) put(b []byte) int {
	if p.ring == nil {
		p.ring = make([]byte, pipeSize)
	}
	b = b[:min(len(b), pipeSize-p.held)]
	end := (p.first + p.held) % pipeSize
	n := copy(p.ring[end:], b)
	copy(p.ring, b[n:])
	p.held += len(b)
	return len(b)
}

// wait parks the goroutine until ready or given up; wake makes it look again.
func (p *pipe) wait(ready func() bool, givenUp func() bool) {
	p.lock.Lock()
	defer p.lock.Unlock()
	for !ready() && !givenUp() {
		p.changed.Wait()
	}
}

func (p *pipe) wake() {
	p.lock.Lock()
	p.changed.Broadcast()
	p.lock.Unlock()
}
