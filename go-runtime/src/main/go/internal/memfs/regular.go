package memfs

import "sync"

// regular is an ordinary file.
type regular struct {
	inode
	contents blocks // guarded by inode.mu
}

func newRegular(fs *FS, perm uint32) *regular {
	r := &regular{}
	r.init(fs, FormatFile, perm)
	return r
}

func (r *regular) extent() (size, taken int64) {
	return r.contents.size, int64(len(r.contents.data)) * BlockSize
}

func (r *regular) size() int64 {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.contents.size
}

func (r *regular) truncate(size int64) Errno {
	if size < 0 {
		return EINVAL
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.contents.truncate(size)
	r.modifiedLocked()
	return 0
}

func (r *regular) readAt(p []byte, off int64) int {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.contents.readAt(p, off)
}

func (r *regular) writeAt(p []byte, off int64) (int, Errno) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.writeLocked(p, off)
}

// append writes at the end and returns where the end is then. Nobody can get in between.
func (r *regular) append(p []byte) (n int, end int64, err Errno) {
	r.mu.Lock()
	defer r.mu.Unlock()
	n, err = r.writeLocked(p, r.contents.size)
	return n, r.contents.size, err
}

func (r *regular) writeLocked(p []byte, off int64) (int, Errno) {
	if len(p) == 0 {
		return 0, 0
	}
	if off == maxSize {
		return 0, EFBIG
	}
	r.modifiedLocked()
	return r.contents.writeAt(p, off), 0
}

func (r *regular) open() (stream, Errno) { return &regularStream{file: r}, 0 }

// regularStream is a position in a regular file.
type regularStream struct {
	file *regular
	mu   sync.Mutex
	pos  int64
}

func (s *regularStream) node() node { return s.file }

func (s *regularStream) read(p []byte, _ Flags) (int, Errno) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := s.file.readAt(p, s.pos)
	s.pos += int64(n)
	return n, 0
}

func (s *regularStream) write(p []byte, flags Flags) (int, Errno) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if flags&O_APPEND != 0 {
		n, end, err := s.file.append(p)
		s.pos = end
		return n, err
	}
	n, err := s.file.writeAt(p, s.pos)
	s.pos += int64(n)
	return n, err
}

func (s *regularStream) pread(p []byte, off int64) (int, Errno) {
	if off < 0 {
		return 0, EINVAL
	}
	return s.file.readAt(p, off), 0
}

// pwrite ignores the offset of a file opened with O_APPEND, as Linux does (pwrite(2), BUGS).
func (s *regularStream) pwrite(p []byte, off int64, flags Flags) (int, Errno) {
	if off < 0 {
		return 0, EINVAL
	}
	if flags&O_APPEND != 0 {
		n, _, err := s.file.append(p)
		return n, err
	}
	return s.file.writeAt(p, off)
}

func (s *regularStream) seek(off int64, whence int) (int64, Errno) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch whence {
	case SeekSet:
	case SeekCur:
		off += s.pos
	case SeekEnd:
		off += s.file.size()
	default:
		return 0, EINVAL
	}
	if off < 0 {
		return 0, EINVAL
	}
	s.pos = off
	return off, 0
}

func (s *regularStream) truncate(size int64) Errno      { return s.file.truncate(size) }
func (s *regularStream) list(func(DirEntry) bool) Errno { return ENOTDIR }
func (s *regularStream) close()                         {}
