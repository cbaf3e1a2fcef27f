package memfs

import (
	"sync"
	"sync/atomic"
)

// FS is a tree of files.
type FS struct {
	now    func() Time
	inodes atomic.Uint64 // numbers given out so far

	mu   sync.RWMutex // the tree: directories' entries and parents, link counts
	root *directory
}

// New makes a file system that holds an empty root directory. The clock dates what happens.
func New(now func() Time) *FS {
	fs := &FS{now: now}
	fs.root = newDirectory(fs, 0755)
	fs.root.parent = fs.root
	return fs
}
