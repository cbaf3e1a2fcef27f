package unix

import (
	"syscall"
	_ "unsafe" // for go:linkname
)

//go:linkname Fcntl syscall.fcntl
func Fcntl(fd int, cmd int, arg int) (int, error)

func IsNonblock(fd int) (nonblocking bool, err error) {
	flags, err := Fcntl(fd, syscall.F_GETFL, 0)
	return HasNonblockFlag(flags), err
}

func HasNonblockFlag(flag int) bool { return flag&syscall.O_NONBLOCK != 0 }
