package unix

import (
	"syscall"
	_ "unsafe" // for go:linkname
)

// The values are those of at_tiny.go in package syscall.
const (
	AT_SYMLINK_NOFOLLOW = 0x100
	AT_REMOVEDIR        = 0x200
	UTIME_OMIT          = 1<<30 - 2
)

// NoFollowErrno is what openat answers for a symbolic link with O_NOFOLLOW.
const NoFollowErrno = syscall.ELOOP

//go:linkname Openat syscall.openat
func Openat(dirfd int, path string, flags int, perm uint32) (int, error)

//go:linkname Mkdirat syscall.mkdirat
func Mkdirat(dirfd int, path string, mode uint32) error

//go:linkname Unlinkat syscall.unlinkat
func Unlinkat(dirfd int, path string, flags int) error

//go:linkname Renameat syscall.renameat
func Renameat(olddirfd int, oldpath string, newdirfd int, newpath string) error

//go:linkname Linkat syscall.linkat
func Linkat(olddirfd int, oldpath string, newdirfd int, newpath string, flag int) error

//go:linkname Symlinkat syscall.symlinkat
func Symlinkat(oldpath string, newdirfd int, newpath string) error

//go:linkname Readlinkat syscall.readlinkat
func Readlinkat(dirfd int, path string, buf []byte) (int, error)

//go:linkname Fstatat syscall.fstatat
func Fstatat(dirfd int, path string, stat *syscall.Stat_t, flags int) error

//go:linkname Fchmodat syscall.fchmodat
func Fchmodat(dirfd int, path string, mode uint32, flags int) error

//go:linkname Fchownat syscall.fchownat
func Fchownat(dirfd int, path string, uid, gid int, flags int) error

//go:linkname Utimensat syscall.utimensat
func Utimensat(dirfd int, path string, times *[2]syscall.Timespec, flag int) error
