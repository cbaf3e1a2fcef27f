package memfs

import "sync"

// maxOpen is how many descriptors a process may have.
const maxOpen = 1 << 16

// An openFile is what a descriptor leads to and dup shares (POSIX: open file description).
type openFile struct {
	stream
	access Flags // open for reading, writing or both

	table  *table
	status Flags // O_APPEND, O_NONBLOCK; guarded by table.mu
	refs   int   // descriptors; guarded by table.mu
}

// flags are what the file was opened with and fcntl set since.
func (f *openFile) flags() Flags {
	f.table.mu.RLock()
	defer f.table.mu.RUnlock()
	return f.access | f.status
}

func (f *openFile) setStatus(status Flags) {
	f.table.mu.Lock()
	defer f.table.mu.Unlock()
	f.status = status & statusMask
}

// table maps descriptors to open files.
type table struct {
	mu    sync.RWMutex
	files []*openFile // by descriptor; nil: free
	low   int         // below it no descriptor is free
}

func (t *table) get(fd int) (*openFile, Errno) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.getLocked(fd)
}

func (t *table) getLocked(fd int) (*openFile, Errno) {
	if fd < 0 || fd >= len(t.files) || t.files[fd] == nil {
		return nil, EBADF
	}
	return t.files[fd], 0
}

// open gives the stream the lowest free descriptor.
func (t *table) open(s stream, flags Flags) (int, Errno) {
	t.mu.Lock()
	defer t.mu.Unlock()
	f := &openFile{stream: s, access: flags & accessMask, table: t, status: flags & statusMask}
	return t.place(f, 0)
}

// place enters the file under the lowest free descriptor that is not below least.
func (t *table) place(f *openFile, least int) (int, Errno) {
	if least < 0 {
		return -1, EINVAL
	}
	fd := max(least, t.low)
	for fd < len(t.files) && t.files[fd] != nil {
		fd++
	}
	if least <= t.low {
		t.low = fd
	}
	if fd >= maxOpen {
		return -1, EMFILE
	}
	t.put(fd, f)
	return fd, 0
}

func (t *table) put(fd int, f *openFile) {
	for fd >= len(t.files) {
		t.files = append(t.files, nil)
	}
	t.files[fd] = f
	f.refs++
}

// dup gives the file behind fd another descriptor, the lowest free one not below least.
func (t *table) dup(fd, least int) (int, Errno) {
	t.mu.Lock()
	defer t.mu.Unlock()
	f, err := t.getLocked(fd)
	if err != 0 {
		return -1, err
	}
	return t.place(f, least)
}

// dup2 gives the file behind fd the descriptor as, which is closed first if it is in use.
func (t *table) dup2(fd, as int) Errno {
	t.mu.Lock()
	f, err := t.getLocked(fd)
	if err == 0 && (as < 0 || as >= maxOpen) {
		err = EBADF
	}
	if err != 0 || fd == as {
		t.mu.Unlock()
		return err
	}
	last := t.drop(as)
	t.put(as, f)
	t.mu.Unlock()
	if last != nil {
		last.close()
	}
	return 0
}

func (t *table) close(fd int) Errno {
	t.mu.Lock()
	if _, err := t.getLocked(fd); err != 0 {
		t.mu.Unlock()
		return err
	}
	last := t.drop(fd)
	t.mu.Unlock()
	if last != nil {
		last.close()
	}
	return 0
}

// drop frees a descriptor, and returns its file if it was the last one.
func (t *table) drop(fd int) *openFile {
	f, err := t.getLocked(fd)
	if err != 0 {
		return nil
	}
	t.files[fd] = nil
	t.low = min(t.low, fd)
	f.refs--
	if f.refs > 0 {
		return nil
	}
	return f
}
