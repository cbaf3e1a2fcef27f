package memfs

// pipeReader is the end of a pipe that is read.
type pipeReader struct {
	unseekable
	*pipe
}

func (r *pipeReader) node() node { return r.pipe }

func (r *pipeReader) write([]byte, Flags) (int, Errno) { return 0, EBADF }

// read waits for a byte and then takes what there is; 0 at the end, when the other side is closed.
func (r *pipeReader) read(b []byte, flags Flags) (int, Errno) {
	if len(b) == 0 {
		return 0, 0
	}
	r.lock.Lock()
	defer r.lock.Unlock()
	if err := r.await(r.readable, flags); err != 0 {
		return 0, err
	}
	if r.noRead {
		return 0, EBADF
	}
	n := r.take(b)
	r.changed.Broadcast()
	return n, 0
}

func (r *pipeReader) ready() bool { return r.readable() }

func (r *pipeReader) close() {
	r.lock.Lock()
	r.noRead = true
	r.changed.Broadcast()
	r.lock.Unlock()
}

// pipeWriter is the end of a pipe that is written.
type pipeWriter struct {
	unseekable
	*pipe
}

func (w *pipeWriter) node() node { return w.pipe }

func (w *pipeWriter) read([]byte, Flags) (int, Errno) { return 0, EBADF }

// write writes all bytes and waits for room as often as it must; without waiting it writes what
// there is room for, but nothing rather than a part of pipeAtomic bytes or fewer.
func (w *pipeWriter) write(b []byte, flags Flags) (int, Errno) {
	w.lock.Lock()
	defer w.lock.Unlock()
	room := 1
	if len(b) <= pipeAtomic {
		room = len(b)
	}
	n := 0
	for n < len(b) {
		err := w.await(func() bool { return pipeSize-w.held >= room || w.noRead || w.noSend }, flags)
		switch {
		case w.noSend:
			err = EBADF
		case w.noRead:
			err = EPIPE
		}
		if err != 0 {
			if n > 0 {
				return n, 0
			}
			return 0, err
		}
		n += w.put(b[n:])
		w.changed.Broadcast()
	}
	return n, 0
}

func (w *pipeWriter) ready() bool { return w.writable() }

func (w *pipeWriter) close() {
	w.lock.Lock()
	w.noSend = true
	w.changed.Broadcast()
	w.lock.Unlock()
}
