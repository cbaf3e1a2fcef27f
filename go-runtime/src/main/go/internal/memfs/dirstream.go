package memfs

import "sync"

// A DirEntry is what reading a directory gives. The entries "." and ".." are left out.
type DirEntry struct {
	Ino    uint64
	Format uint32
	Name   string
}

func (d *directory) open() (stream, Errno) { return &dirStream{dir: d}, 0 }

// dirStream is a position in a directory: the cookie of the last entry that was read.
type dirStream struct {
	dir *directory
	mu  sync.Mutex
	pos int64
}

func (s *dirStream) node() node { return s.dir }

func (s *dirStream) list(emit func(DirEntry) bool) Errno {
	s.dir.fs.mu.RLock()
	defer s.dir.fs.mu.RUnlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dir.removed() {
		return ENOENT
	}
	for _, e := range s.dir.after(s.pos) {
		if e.node == nil {
			continue
		}
		n := e.node.meta()
		if !emit(DirEntry{Ino: n.ino, Format: n.format, Name: e.name}) {
			break
		}
		s.pos = e.cookie
	}
	return 0
}

func (s *dirStream) seek(off int64, whence int) (int64, Errno) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch whence {
	case SeekSet:
	case SeekCur:
		off += s.pos
	default:
		return 0, EINVAL
	}
	if off < 0 {
		return 0, EINVAL
	}
	s.pos = off
	return off, 0
}

func (s *dirStream) read([]byte, Flags) (int, Errno)          { return 0, EISDIR }
func (s *dirStream) write([]byte, Flags) (int, Errno)         { return 0, EBADF }
func (s *dirStream) pread([]byte, int64) (int, Errno)         { return 0, EISDIR }
func (s *dirStream) pwrite([]byte, int64, Flags) (int, Errno) { return 0, EBADF }
func (s *dirStream) truncate(int64) Errno                     { return EINVAL }
func (s *dirStream) close()                                   {}
