package syscall

import (
	"internal/memfs"
	_ "unsafe" // for go:linkname
)

func Close(fd int) error { return failure(files.Close(fd)) }

// CloseOnExec has nothing to do: there is no exec.
func CloseOnExec(fd int) {}

func Dup(fd int) (int, error) {
	newfd, e := files.Dup(fd, 0)
	return newfd, failure(e)
}

func Dup2(fd, newfd int) error { return failure(files.Dup2(fd, newfd)) }

func Pipe(fd []int) error {
	if len(fd) != 2 {
		return EINVAL
	}
	r, w, e := files.Pipe(0)
	if e == 0 {
		fd[0], fd[1] = r, w
	}
	return failure(e)
}

func Read(fd int, b []byte) (int, error) {
	n, e := files.Read(fd, b)
	return n, failure(e)
}

func Write(fd int, b []byte) (int, error) {
	n, e := files.Write(fd, b)
	return n, failure(e)
}

func Pread(fd int, b []byte, offset int64) (int, error) {
	n, e := files.Pread(fd, b, offset)
	return n, failure(e)
}

func Pwrite(fd int, b []byte, offset int64) (int, error) {
	n, e := files.Pwrite(fd, b, offset)
	return n, failure(e)
}

func Seek(fd int, offset int64, whence int) (int64, error) {
	pos, e := files.Seek(fd, offset, whence)
	return pos, failure(e)
}

func Ftruncate(fd int, length int64) error { return failure(files.Ftruncate(fd, length)) }

// Fsync is done at once: there is nothing below memory.
func Fsync(fd int) error {
	_, e := files.Flags(fd)
	return failure(e)
}

func Fchdir(fd int) error { return failure(files.Fchdir(fd)) }

func Fchmod(fd int, mode uint32) error { return failure(files.Fchange(fd, memfs.Mode(mode))) }

func Fchown(fd int, uid, gid int) error { return failure(files.Fchange(fd, memfs.Owner(uid, gid))) }

func Fstat(fd int, st *Stat_t) error {
	s, e := files.Fstat(fd)
	if e == 0 {
		*st = statOf(s)
	}
	return failure(e)
}

func SetNonblock(fd int, nonblocking bool) error {
	flags, e := files.Flags(fd)
	if e != 0 {
		return failure(e)
	}
	flags &^= memfs.O_NONBLOCK
	if nonblocking {
		flags |= memfs.O_NONBLOCK
	}
	return failure(files.SetFlags(fd, flags))
}

// fcntl is Fcntl of internal/syscall/unix. F_DUPFD_CLOEXEC is not among its commands, because Go's
// number for it on GOOS=js is that of F_GETFD; package internal/poll then uses Dup.
//
//go:linkname fcntl
func fcntl(fd int, cmd int, arg int) (int, error) {
	switch cmd {
	case F_DUPFD:
		newfd, e := files.Dup(fd, arg)
		return newfd, failure(e)
	case F_GETFL:
		flags, e := files.Flags(fd)
		return int(flags), failure(e)
	case F_SETFL:
		return 0, failure(files.SetFlags(fd, memfs.Flags(arg)))
	}
	return 0, EINVAL
}

// What package internal/poll asks of the file system.

//go:linkname pollable
func pollable(fd int) error { return failure(files.Pollable(fd)) }

//go:linkname pollWait
func pollWait(fd int, givenUp func() bool) { files.Wait(fd, givenUp) }

//go:linkname pollWake
func pollWake(fd int) { files.Wake(fd) }
