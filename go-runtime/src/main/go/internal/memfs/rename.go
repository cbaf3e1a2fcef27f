package memfs

// Renameat moves a file to another name. A file that has that name is replaced, with no moment in
// between in which there is none.
func (p *Process) Renameat(olddirfd int, oldpath string, newdirfd int, newpath string) Errno {
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
	old, err := p.fs.walk(oldfrom, oldpath, parent)
	if err != 0 {
		return err
	}
	to, err := p.fs.walk(newfrom, newpath, parent)
	if err != 0 {
		return err
	}
	return rename(old, to)
}

// rename is renameat(2) once the paths are walked. The tree is locked.
func rename(old, to place) Errno {
	if err := renameable(old, to); err != 0 {
		return err
	}
	if old.node == to.node {
		return 0 // two names of one file: rename(2) does nothing
	}
	if to.node != nil {
		to.remove()
	}
	old.dir.remove(old.name)
	to.dir.add(to.name, old.node)
	old.node.meta().touch()
	return 0
}

func renameable(old, to place) Errno {
	source, sourceIsDir := old.node.(*directory)
	target, targetIsDir := to.node.(*directory)
	switch {
	case old.special() || to.special():
		return EBUSY
	case old.node == nil:
		return ENOENT
	case !sourceIsDir && (old.slash || to.slash):
		return ENOTDIR
	case sourceIsDir && to.dir.within(source):
		return EINVAL // into itself
	case targetIsDir && old.dir.within(target):
		return ENOTEMPTY // onto a directory above it
	case old.node == to.node:
		return 0
	case to.dir.removed():
		return ENOENT
	case sourceIsDir && to.node != nil && !targetIsDir:
		return ENOTDIR
	case !sourceIsDir && targetIsDir:
		return EISDIR
	case targetIsDir && !target.empty():
		return ENOTEMPTY
	}
	return 0
}
