package syscall

import (
	"internal/memfs"
	_ "unsafe" // for go:linkname
)

// The calls that begin at an open directory. Package internal/syscall/unix gives them to package os,
// by linkname; its constants must be these.
const (
	atSymlinkNofollow = 0x100
	atRemovedir       = 0x200
	utimeOmit         = 1<<30 - 2
)

//go:linkname openat
func openat(dirfd int, name string, flags int, perm uint32) (int, error) {
	name, err := path(name)
	if err != nil {
		return -1, err
	}
	fd, e := files.Openat(dirfd, name, memfs.Flags(flags), perm)
	return fd, failure(e)
}

//go:linkname mkdirat
func mkdirat(dirfd int, name string, perm uint32) error {
	name, err := path(name)
	if err != nil {
		return err
	}
	return failure(files.Mkdirat(dirfd, name, perm))
}

//go:linkname unlinkat
func unlinkat(dirfd int, name string, flags int) error {
	name, err := path(name)
	if err != nil {
		return err
	}
	if flags&atRemovedir != 0 {
		return failure(files.Rmdirat(dirfd, name))
	}
	return failure(files.Unlinkat(dirfd, name))
}

//go:linkname renameat
func renameat(olddirfd int, oldname string, newdirfd int, newname string) error {
	oldname, newname, err := paths(oldname, newname)
	if err != nil {
		return err
	}
	return failure(files.Renameat(olddirfd, oldname, newdirfd, newname))
}

//go:linkname linkat
func linkat(olddirfd int, oldname string, newdirfd int, newname string, flags int) error {
	oldname, newname, err := paths(oldname, newname)
	if err != nil {
		return err
	}
	return failure(files.Linkat(olddirfd, oldname, newdirfd, newname))
}

//go:linkname symlinkat
func symlinkat(target string, dirfd int, name string) error {
	target, name, err := paths(target, name)
	if err != nil {
		return err
	}
	return failure(files.Symlinkat(target, dirfd, name))
}

func paths(a, b string) (string, string, error) {
	a, err := path(a)
	if err != nil {
		return "", "", err
	}
	b, err = path(b)
	return a, b, err
}

//go:linkname readlinkat
func readlinkat(dirfd int, name string, buf []byte) (int, error) {
	name, err := path(name)
	if err != nil {
		return 0, err
	}
	target, e := files.Readlinkat(dirfd, name)
	return copy(buf, target), failure(e)
}

//go:linkname fstatat
func fstatat(dirfd int, name string, st *Stat_t, flags int) error {
	name, err := path(name)
	if err != nil {
		return err
	}
	read := files.Stat
	if flags&atSymlinkNofollow != 0 {
		read = files.Lstat
	}
	s, e := read(dirfd, name)
	if e == 0 {
		*st = statOf(s)
	}
	return failure(e)
}

//go:linkname fchmodat
func fchmodat(dirfd int, name string, mode uint32, flags int) error {
	return change(dirfd, name, flags, memfs.Mode(mode))
}

//go:linkname fchownat
func fchownat(dirfd int, name string, uid, gid int, flags int) error {
	return change(dirfd, name, flags, memfs.Owner(uid, gid))
}

//go:linkname utimensat
func utimensat(dirfd int, name string, times *[2]Timespec, flags int) error {
	var set [2]*memfs.Time
	for i, t := range times {
		switch {
		case t.Nsec == utimeOmit:
		case t.Nsec < 0 || t.Nsec >= 1e9:
			return EINVAL
		default:
			set[i] = &memfs.Time{Sec: t.Sec, Nsec: t.Nsec}
		}
	}
	return change(dirfd, name, flags, memfs.Times(set[0], set[1]))
}

func change(dirfd int, name string, flags int, c memfs.Change) error {
	name, err := path(name)
	if err != nil {
		return err
	}
	if flags&atSymlinkNofollow != 0 {
		return failure(files.Lchange(dirfd, name, c))
	}
	return failure(files.Change(dirfd, name, c))
}

func statOf(s memfs.Stat) Stat_t {
	return Stat_t{
		Dev:       1, // there is one file system
		Ino:       s.Ino,
		Mode:      s.Mode,
		Nlink:     s.Nlink,
		Uid:       s.Uid,
		Gid:       s.Gid,
		Rdev:      int64(s.Rdev),
		Size:      s.Size,
		Blksize:   memfs.BlockSize,
		Blocks:    int32(s.Blocks),
		Atime:     s.Atime.Sec,
		AtimeNsec: s.Atime.Nsec,
		Mtime:     s.Mtime.Sec,
		MtimeNsec: s.Mtime.Nsec,
		Ctime:     s.Ctime.Sec,
		CtimeNsec: s.Ctime.Nsec,
	}
}
