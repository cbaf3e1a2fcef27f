package memfs

// reader finds a file that is open for reading, and its flags.
func (p *Process) reader(fd int) (*openFile, Flags, Errno) {
	f, err := p.files.get(fd)
	if err != 0 {
		return nil, 0, err
	}
	if !f.access.readable() {
		return nil, 0, EBADF
	}
	return f, f.flags(), 0
}

// writer finds a file that is open for writing, and its flags.
func (p *Process) writer(fd int) (*openFile, Flags, Errno) {
	f, err := p.files.get(fd)
	if err != 0 {
		return nil, 0, err
	}
	if !f.access.writable() {
		return nil, 0, EBADF
	}
	return f, f.flags(), 0
}

// Read reads from the position on; 0 bytes are the end.
func (p *Process) Read(fd int, b []byte) (int, Errno) {
	f, flags, err := p.reader(fd)
	if err != 0 {
		return 0, err
	}
	return f.read(b, flags)
}

// Write writes from the position on, or at the end with O_APPEND.
func (p *Process) Write(fd int, b []byte) (int, Errno) {
	f, flags, err := p.writer(fd)
	if err != 0 {
		return 0, err
	}
	return f.write(b, flags)
}

// Pread reads at an offset and leaves the position alone.
func (p *Process) Pread(fd int, b []byte, off int64) (int, Errno) {
	f, _, err := p.reader(fd)
	if err != 0 {
		return 0, err
	}
	return f.pread(b, off)
}

// Pwrite writes at an offset and leaves the position alone.
func (p *Process) Pwrite(fd int, b []byte, off int64) (int, Errno) {
	f, flags, err := p.writer(fd)
	if err != 0 {
		return 0, err
	}
	return f.pwrite(b, off, flags)
}

// Seek moves the position.
func (p *Process) Seek(fd int, off int64, whence int) (int64, Errno) {
	f, err := p.files.get(fd)
	if err != 0 {
		return 0, err
	}
	return f.seek(off, whence)
}

// ReadDir hands out entries of an open directory until emit refuses one, which comes again the next
// time. emit must not call the file system.
func (p *Process) ReadDir(fd int, emit func(DirEntry) bool) Errno {
	f, err := p.files.get(fd)
	if err != 0 {
		return err
	}
	return f.list(emit)
}

// Ftruncate sets the size of an open file.
func (p *Process) Ftruncate(fd int, size int64) Errno {
	f, err := p.files.get(fd)
	switch {
	case err != 0:
		return err
	case !f.access.writable():
		return EINVAL
	}
	return f.truncate(size)
}

// Truncate sets the size of a file.
func (p *Process) Truncate(path string, size int64) Errno {
	f, err := p.find(AtCwd, path, follow)
	if err != 0 {
		return err
	}
	switch f := f.(type) {
	case *regular:
		return f.truncate(size)
	case *directory:
		return EISDIR
	}
	return EINVAL
}
