package memfs

// Openat opens a file, makes it if the flags say so, and returns its descriptor.
func (p *Process) Openat(dirfd int, path string, flags Flags, perm uint32) (int, Errno) {
	from, err := p.from(dirfd, path)
	if err != 0 {
		return -1, err
	}
	var f node
	if flags&O_CREAT != 0 {
		f, err = p.findOrCreate(from, path, flags, perm)
	} else {
		f, err = p.findToOpen(from, path, flags)
	}
	if err != 0 {
		return -1, err
	}
	s, err := f.open()
	if err != 0 {
		return -1, err
	}
	if r, ok := f.(*regular); ok && flags&O_TRUNC != 0 {
		r.truncate(0)
	}
	return p.files.open(s, flags)
}

func (p *Process) findToOpen(from *directory, path string, flags Flags) (node, Errno) {
	end := follow
	if flags&O_NOFOLLOW != 0 {
		end = nofollow
	}
	p.fs.mu.RLock()
	defer p.fs.mu.RUnlock()
	f, err := p.fs.find(from, path, end)
	if err != 0 {
		return nil, err
	}
	_, isDir := f.(*directory)
	switch {
	case flags&O_DIRECTORY != 0 && !isDir:
		return nil, ENOTDIR
	case isDir && flags.writable():
		return nil, EISDIR
	}
	return f, 0
}

func (p *Process) findOrCreate(from *directory, path string, flags Flags, perm uint32) (node, Errno) {
	if flags&O_DIRECTORY != 0 {
		return nil, EINVAL
	}
	end := follow
	if flags&(O_EXCL|O_NOFOLLOW) != 0 {
		end = parent
	}
	p.fs.mu.Lock()
	defer p.fs.mu.Unlock()
	at, err := p.fs.walk(from, path, end)
	_, isDir := at.node.(*directory)
	switch {
	case err != 0:
		return nil, err
	case at.slash || isDir && flags&O_EXCL == 0:
		return nil, EISDIR
	case at.node == nil:
		f := newRegular(p.fs, p.masked(perm))
		return f, at.create(f)
	case flags&O_EXCL != 0:
		return nil, EEXIST
	}
	return at.node, 0
}

// create enters a new file under the place's free name. The tree is locked.
func (p place) create(f node) Errno {
	if p.dir.removed() {
		return ENOENT
	}
	if _, ok := f.(*directory); !ok {
		f.meta().linked(1)
	}
	p.dir.add(p.name, f)
	return 0
}

// Pipe makes a pipe and returns the descriptors of its two ends.
func (p *Process) Pipe(flags Flags) (r, w int, err Errno) {
	pipe := newPipe(p.fs)
	r, err = p.files.open(&pipeReader{pipe: pipe}, O_RDONLY|flags&O_NONBLOCK)
	if err != 0 {
		return -1, -1, err
	}
	w, err = p.files.open(&pipeWriter{pipe: pipe}, O_WRONLY|flags&O_NONBLOCK)
	if err != 0 {
		p.files.close(r)
		return -1, -1, err
	}
	return r, w, 0
}

// Close frees a descriptor.
func (p *Process) Close(fd int) Errno { return p.files.close(fd) }

// Dup makes another descriptor of an open file, the lowest free one of at least min.
func (p *Process) Dup(fd, min int) (int, Errno) { return p.files.dup(fd, min) }

// Dup2 makes the descriptor as another one of the open file fd.
func (p *Process) Dup2(fd, as int) Errno { return p.files.dup2(fd, as) }

// Flags are how a file is open: access, O_APPEND and O_NONBLOCK.
func (p *Process) Flags(fd int) (Flags, Errno) {
	f, err := p.files.get(fd)
	if err != 0 {
		return 0, err
	}
	return f.flags(), 0
}

// SetFlags sets O_APPEND and O_NONBLOCK of an open file; other flags stay as they are.
func (p *Process) SetFlags(fd int, flags Flags) Errno {
	f, err := p.files.get(fd)
	if err == 0 {
		f.setStatus(flags)
	}
	return err
}
