package memfs

import "sync"

// AtCwd in place of a directory's descriptor means the working directory.
const AtCwd = -100

// A Process is what the kernel keeps of a process that has to do with files. Its methods are the
// system calls; those that take a path have the form that begins at a directory's descriptor
// (openat(2) and its like). All may be called from several goroutines at once.
type Process struct {
	fs    *FS
	files table

	begin func() // see Begin

	mu    sync.RWMutex // guards the rest
	cwd   *directory
	umask uint32
}

// NewProcess makes a process that has no open files and the root as its working directory.
func NewProcess(fs *FS) *Process {
	return &Process{fs: fs, begin: func() {}, cwd: fs.root, umask: 022}
}

// Begin has the files that are there from the beginning made by a function, when one is first asked
// for by its name: that takes time, and many programs use none but what is open already. The
// function gets another process of the same file system, whose working directory is then this
// one's, too.
func (p *Process) Begin(fill func(*Process)) {
	p.begin = sync.OnceFunc(func() {
		first := NewProcess(p.fs)
		fill(first)
		p.enter(first.cwd)
	})
}

// from is the directory where a relative path begins: dirfd matters to no other.
func (p *Process) from(dirfd int, path string) (*directory, Errno) {
	p.begin()
	if path != "" && path[0] == '/' {
		return p.fs.root, 0
	}
	if dirfd == AtCwd {
		p.mu.RLock()
		defer p.mu.RUnlock()
		return p.cwd, 0
	}
	return p.directory(dirfd)
}

func (p *Process) directory(fd int) (*directory, Errno) {
	f, err := p.files.get(fd)
	if err != 0 {
		return nil, err
	}
	d, ok := f.node().(*directory)
	if !ok {
		return nil, ENOTDIR
	}
	return d, 0
}

// find walks to a file that must be there.
func (p *Process) find(dirfd int, path string, end final) (node, Errno) {
	from, err := p.from(dirfd, path)
	if err != 0 {
		return nil, err
	}
	p.fs.mu.RLock()
	defer p.fs.mu.RUnlock()
	return p.fs.find(from, path, end)
}

// Chdir makes a directory the working directory.
func (p *Process) Chdir(path string) Errno {
	f, err := p.find(AtCwd, path, follow)
	if err != 0 {
		return err
	}
	d, ok := f.(*directory)
	if !ok {
		return ENOTDIR
	}
	p.enter(d)
	return 0
}

// Fchdir makes an open directory the working directory.
func (p *Process) Fchdir(fd int) Errno {
	d, err := p.directory(fd)
	if err == 0 {
		p.enter(d)
	}
	return err
}

func (p *Process) enter(d *directory) {
	p.mu.Lock()
	p.cwd = d
	p.mu.Unlock()
}

// Getcwd is the absolute path of the working directory, ENOENT if it was removed.
func (p *Process) Getcwd() (string, Errno) {
	p.begin()
	p.mu.RLock()
	cwd := p.cwd
	p.mu.RUnlock()
	p.fs.mu.RLock()
	defer p.fs.mu.RUnlock()
	return cwd.path()
}

// Umask sets which permissions new files do not get, and returns the old value.
func (p *Process) Umask(mask uint32) uint32 {
	p.mu.Lock()
	defer p.mu.Unlock()
	old := p.umask
	p.umask = mask & 0777
	return old
}

// masked are the permissions of a new file.
func (p *Process) masked(perm uint32) uint32 {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return perm &^ p.umask
}
