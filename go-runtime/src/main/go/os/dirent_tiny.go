package os

import (
	"syscall"
	"unsafe"
)

func direntIno(buf []byte) (uint64, bool) {
	return readInt(buf, unsafe.Offsetof(syscall.Dirent{}.Ino), unsafe.Sizeof(syscall.Dirent{}.Ino))
}

func direntReclen(buf []byte) (uint64, bool) {
	return readInt(buf, unsafe.Offsetof(syscall.Dirent{}.Reclen), unsafe.Sizeof(syscall.Dirent{}.Reclen))
}

func direntNamlen(buf []byte) (uint64, bool) {
	const header = uint64(unsafe.Offsetof(syscall.Dirent{}.Name))
	reclen, ok := direntReclen(buf)
	if !ok || reclen < header {
		return 0, false
	}
	return reclen - header, true
}

func direntType(buf []byte) FileMode {
	switch uint32(buf[unsafe.Offsetof(syscall.Dirent{}.Type)]) << 12 {
	case syscall.S_IFREG:
		return 0
	case syscall.S_IFDIR:
		return ModeDir
	case syscall.S_IFLNK:
		return ModeSymlink
	case syscall.S_IFCHR:
		return ModeDevice | ModeCharDevice
	}
	return ^FileMode(0) // unknown: package os asks Lstat
}
