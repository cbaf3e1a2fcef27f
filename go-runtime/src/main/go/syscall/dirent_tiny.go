package syscall

import (
	"internal/memfs"
	"unsafe"
)

// Dirent is a record of ReadDirent; Name is cut off after the name. GOOS=js has one without number
// and type, which costs package os an Lstat for each entry.
type Dirent struct {
	Ino    uint64
	Reclen uint16
	Type   uint8 // the format of the file, shifted right by direntTypeShift
	Name   [256]byte
}

const (
	direntHeader    = unsafe.Offsetof(Dirent{}.Name)
	direntTypeShift = 12
)

func direntIno(buf []byte) (uint64, bool) {
	return readInt(buf, unsafe.Offsetof(Dirent{}.Ino), unsafe.Sizeof(Dirent{}.Ino))
}

func direntReclen(buf []byte) (uint64, bool) {
	return readInt(buf, unsafe.Offsetof(Dirent{}.Reclen), unsafe.Sizeof(Dirent{}.Reclen))
}

func direntNamlen(buf []byte) (uint64, bool) {
	reclen, ok := direntReclen(buf)
	if !ok || reclen < uint64(direntHeader) {
		return 0, false
	}
	return reclen - uint64(direntHeader), true
}

// ReadDirent fills buf with records of the directory; 0 bytes are the end.
func ReadDirent(fd int, buf []byte) (int, error) {
	n := 0
	tooSmall := false
	e := files.ReadDir(fd, func(d memfs.DirEntry) bool {
		size := int(direntHeader) + len(d.Name)
		if size > len(buf)-n {
			tooSmall = n == 0
			return false
		}
		putDirent(buf[n:n+size], d)
		n += size
		return true
	})
	if tooSmall {
		return 0, EINVAL
	}
	return n, failure(e)
}

func putDirent(rec []byte, d memfs.DirEntry) {
	header := Dirent{Ino: d.Ino, Reclen: uint16(len(rec)), Type: uint8(d.Format >> direntTypeShift)}
	copy(rec, unsafe.Slice((*byte)(unsafe.Pointer(&header)), direntHeader))
	copy(rec[direntHeader:], d.Name)
}
