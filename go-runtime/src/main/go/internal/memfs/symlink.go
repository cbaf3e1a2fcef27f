package memfs

type symlink struct {
	inode
	target string // never changes, never empty
}

func newSymlink(fs *FS, target string) *symlink {
	l := &symlink{target: target}
	l.init(fs, FormatLink, 0777)
	return l
}

func (l *symlink) extent() (size, taken int64) { return int64(len(l.target)), 0 }

// open is reached by O_NOFOLLOW only.
func (l *symlink) open() (stream, Errno) { return nil, ELOOP }
