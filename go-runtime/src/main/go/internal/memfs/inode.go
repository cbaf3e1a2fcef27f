package memfs

import "sync"

// A node is a file of any format: *directory, *regular, *symlink, *device or *pipe.
type node interface {
	// meta is what files of all formats have.
	meta() *inode
	// extent is the size in bytes and the memory taken, in bytes too. inode.mu is held.
	extent() (size, taken int64)
	// open makes an open file. The tree is not locked.
	open() (stream, Errno)
}

// inode is what files of all formats have.
type inode struct {
	fs     *FS
	ino    uint64
	format uint32
	nlink  uint32 // guarded by fs.mu

	mu    sync.RWMutex // guards the rest, and the contents of a regular file
	perm  uint32
	uid   uint32
	gid   uint32
	rdev  uint64
	atime Time
	mtime Time
	ctime Time
}

func (n *inode) init(fs *FS, format, perm uint32) {
	n.fs = fs
	n.ino = fs.inodes.Add(1)
	n.format = format
	n.perm = perm & permMask
	n.mtime = fs.now()
	n.atime, n.ctime = n.mtime, n.mtime
}

func (n *inode) meta() *inode { return n }

// modified dates a change of the contents.
func (n *inode) modified() {
	n.mu.Lock()
	n.modifiedLocked()
	n.mu.Unlock()
}

func (n *inode) modifiedLocked() {
	n.mtime = n.fs.now()
	n.ctime = n.mtime
}

// change makes a change to the attributes and dates it.
func (n *inode) change(f func(*inode)) {
	n.mu.Lock()
	f(n)
	n.ctime = n.fs.now()
	n.mu.Unlock()
}

// linked counts names that came or went. The tree is locked.
func (n *inode) linked(names int) {
	n.nlink += uint32(names)
	n.touch()
}

// touch dates a change that is none of the inode's own: of its names, or of where it is.
func (n *inode) touch() { n.change(func(*inode) {}) }

// stat reads all attributes of a file.
func stat(f node) Stat {
	n := f.meta()
	n.fs.mu.RLock()
	nlink := n.nlink
	n.fs.mu.RUnlock()
	n.mu.RLock()
	defer n.mu.RUnlock()
	size, taken := f.extent()
	return Stat{
		Ino:    n.ino,
		Mode:   n.format | n.perm,
		Nlink:  nlink,
		Uid:    n.uid,
		Gid:    n.gid,
		Rdev:   n.rdev,
		Size:   size,
		Blocks: (taken + 511) / 512,
		Atime:  n.atime,
		Mtime:  n.mtime,
		Ctime:  n.ctime,
	}
}
