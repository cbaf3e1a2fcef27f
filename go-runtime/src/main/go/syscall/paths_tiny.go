package syscall

import "internal/memfs"

func Open(path string, mode int, perm uint32) (int, error) {
	return openat(memfs.AtCwd, path, mode, perm)
}

func Mkdir(path string, perm uint32) error { return mkdirat(memfs.AtCwd, path, perm) }

func Unlink(path string) error { return unlinkat(memfs.AtCwd, path, 0) }

func Rmdir(path string) error { return unlinkat(memfs.AtCwd, path, atRemovedir) }

func Rename(from, to string) error { return renameat(memfs.AtCwd, from, memfs.AtCwd, to) }

func Link(path, link string) error { return linkat(memfs.AtCwd, path, memfs.AtCwd, link, 0) }

func Symlink(path, link string) error { return symlinkat(path, memfs.AtCwd, link) }

func Readlink(path string, buf []byte) (int, error) { return readlinkat(memfs.AtCwd, path, buf) }

func Stat(path string, st *Stat_t) error { return fstatat(memfs.AtCwd, path, st, 0) }

func Lstat(path string, st *Stat_t) error {
	return fstatat(memfs.AtCwd, path, st, atSymlinkNofollow)
}

func Chmod(path string, mode uint32) error { return fchmodat(memfs.AtCwd, path, mode, 0) }

func Chown(path string, uid, gid int) error { return fchownat(memfs.AtCwd, path, uid, gid, 0) }

func Lchown(path string, uid, gid int) error {
	return fchownat(memfs.AtCwd, path, uid, gid, atSymlinkNofollow)
}

func UtimesNano(path string, ts []Timespec) error {
	if len(ts) != 2 {
		return EINVAL
	}
	return utimensat(memfs.AtCwd, path, (*[2]Timespec)(ts), 0)
}

func Truncate(name string, length int64) error {
	name, err := path(name)
	if err != nil {
		return err
	}
	return failure(files.Truncate(name, length))
}

func Chdir(name string) error {
	name, err := path(name)
	if err != nil {
		return err
	}
	return failure(files.Chdir(name))
}

func Getcwd(buf []byte) (int, error) {
	dir, e := files.Getcwd()
	if e == 0 && len(dir) > len(buf) {
		e = memfs.ERANGE
	}
	if e != 0 {
		return 0, failure(e)
	}
	return copy(buf, dir), nil
}

func Umask(mask int) int { return int(files.Umask(uint32(mask))) }
