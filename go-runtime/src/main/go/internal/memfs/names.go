package memfs

// at walks to the place that a path names and, with the tree locked, changes something there.
func (p *Process) at(dirfd int, path string, change func(place) Errno) Errno {
	from, err := p.from(dirfd, path)
	if err != 0 {
		return err
	}
	p.fs.mu.Lock()
	defer p.fs.mu.Unlock()
	at, err := p.fs.walk(from, path, parent)
	if err != 0 {
		return err
	}
	return change(at)
}

// create makes a file under a name that must be free.
func (p *Process) create(dirfd int, path string, f node) Errno {
	return p.at(dirfd, path, func(at place) Errno { return at.createNew(f) })
}

// createNew is create for calls that leave a file alone that is there already.
func (p place) createNew(f node) Errno {
	_, isDir := f.(*directory)
	switch {
	case p.node != nil || p.special():
		return EEXIST
	case p.slash && !isDir:
		return ENOENT
	}
	return p.create(f)
}

// Mkdirat makes a directory.
func (p *Process) Mkdirat(dirfd int, path string, perm uint32) Errno {
	// mkdir(2): of the bits beyond the permissions only the sticky one counts.
	return p.create(dirfd, path, newDirectory(p.fs, p.masked(perm)&01777))
}

// Symlinkat makes a symbolic link to a path that need not lead anywhere.
func (p *Process) Symlinkat(target string, dirfd int, path string) Errno {
	switch {
	case target == "":
		return ENOENT
	case len(target) >= pathMax:
		return ENAMETOOLONG
	}
	return p.create(dirfd, path, newSymlink(p.fs, target))
}

// Mknod makes the file of a device.
func (p *Process) Mknod(path string, perm uint32, rdev uint64, dev Device) Errno {
	return p.create(AtCwd, path, newDevice(p.fs, perm, rdev, dev))
}

// OpenDevice opens a device that has no name yet, and returns a function that gives it one.
func (p *Process) OpenDevice(perm uint32, rdev uint64, dev Device, flags Flags) func(p *Process, path string) Errno {
	f := newDevice(p.fs, perm, rdev, dev)
	p.files.open(deviceStream{f}, flags)
	return func(p *Process, path string) Errno { return p.create(AtCwd, path, f) }
}

// Readlinkat is the target of a symbolic link.
func (p *Process) Readlinkat(dirfd int, path string) (string, Errno) {
	f, err := p.find(dirfd, path, nofollow)
	if err != 0 {
		return "", err
	}
	link, ok := f.(*symlink)
	if !ok {
		return "", EINVAL
	}
	return link.target, 0
}

// Linkat gives a file another name. A symbolic link is not followed.
func (p *Process) Linkat(olddirfd int, oldpath string, newdirfd int, newpath string) Errno {
	oldfrom, err := p.from(olddirfd, oldpath)
	if err != 0 {
		return err
	}
	newfrom, err := p.from(newdirfd, newpath)
	if err != 0 {
		return err
	}
	p.fs.mu.Lock()
	defer p.fs.mu.Unlock()
	f, err := p.fs.find(oldfrom, oldpath, nofollow)
	if err != 0 {
		return err
	}
	at, err := p.fs.walk(newfrom, newpath, parent)
	if err != 0 {
		return err
	}
	if _, isDir := f.(*directory); isDir && at.node == nil {
		return EPERM
	}
	return at.createNew(f)
}

// Unlinkat takes a file's name away. The file lives on while it is open or has other names.
func (p *Process) Unlinkat(dirfd int, path string) Errno {
	return p.remove(dirfd, path, place.unlinkable)
}

// Rmdirat removes an empty directory.
func (p *Process) Rmdirat(dirfd int, path string) Errno {
	return p.remove(dirfd, path, place.rmdirable)
}

func (p *Process) remove(dirfd int, path string, check func(place) Errno) Errno {
	return p.at(dirfd, path, func(at place) Errno {
		if err := check(at); err != 0 {
			return err
		}
		at.remove()
		return 0
	})
}

// remove takes the name away. The tree is locked.
func (p place) remove() {
	p.dir.remove(p.name)
	n := p.node.meta()
	if n.format == FormatDir {
		n.linked(-1) // its "."
	}
	n.linked(-1)
}

func (p place) unlinkable() Errno {
	_, isDir := p.node.(*directory)
	switch {
	case p.node == nil:
		return ENOENT
	case isDir:
		return EISDIR
	case p.slash:
		return ENOTDIR
	}
	return 0
}

func (p place) rmdirable() Errno {
	switch p.name {
	case "":
		return EBUSY // the root
	case ".":
		return EINVAL
	case "..":
		return ENOTEMPTY
	}
	d, isDir := p.node.(*directory)
	switch {
	case p.node == nil:
		return ENOENT
	case !isDir:
		return ENOTDIR
	case !d.empty():
		return ENOTEMPTY
	}
	return 0
}
