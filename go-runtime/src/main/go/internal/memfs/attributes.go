package memfs

// Fstat reads the attributes of an open file.
func (p *Process) Fstat(fd int) (Stat, Errno) {
	p.begin() // which gives devices their names
	f, err := p.files.get(fd)
	if err != 0 {
		return Stat{}, err
	}
	return stat(f.node()), 0
}

// Stat reads the attributes of a file.
func (p *Process) Stat(dirfd int, path string) (Stat, Errno) { return p.stat(dirfd, path, follow) }

// Lstat reads the attributes of a file, or of a symbolic link itself.
func (p *Process) Lstat(dirfd int, path string) (Stat, Errno) { return p.stat(dirfd, path, nofollow) }

func (p *Process) stat(dirfd int, path string, end final) (Stat, Errno) {
	f, err := p.find(dirfd, path, end)
	if err != 0 {
		return Stat{}, err
	}
	return stat(f), 0
}

// A Change is a change to attributes of a file.
type Change func(*inode)

// Mode sets the permissions.
func Mode(perm uint32) Change {
	return func(n *inode) { n.perm = perm & permMask }
}

// Owner sets owner and group; -1 leaves one as it is.
func Owner(uid, gid int) Change {
	return func(n *inode) {
		if uid != -1 {
			n.uid = uint32(uid)
		}
		if gid != -1 {
			n.gid = uint32(gid)
		}
	}
}

// Times sets the times of last access and of last modification; nil leaves one as it is.
func Times(atime, mtime *Time) Change {
	return func(n *inode) {
		if atime != nil {
			n.atime = *atime
		}
		if mtime != nil {
			n.mtime = *mtime
		}
	}
}

// Change makes a change to a file.
func (p *Process) Change(dirfd int, path string, c Change) Errno {
	return p.change(dirfd, path, follow, c)
}

// Lchange makes a change to a file, or to a symbolic link itself.
func (p *Process) Lchange(dirfd int, path string, c Change) Errno {
	return p.change(dirfd, path, nofollow, c)
}

func (p *Process) change(dirfd int, path string, end final, c Change) Errno {
	f, err := p.find(dirfd, path, end)
	if err == 0 {
		f.meta().change(c)
	}
	return err
}

// Fchange makes a change to an open file.
func (p *Process) Fchange(fd int, c Change) Errno {
	f, err := p.files.get(fd)
	if err == 0 {
		f.node().meta().change(c)
	}
	return err
}
