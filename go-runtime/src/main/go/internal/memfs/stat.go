package memfs

// The formats of files, in the bits of Stat.Mode that FormatMask selects.
const (
	FormatMask = 0170000
	FormatLink = 0120000
	FormatFile = 0100000
	FormatDir  = 0040000
	FormatChar = 0020000
	FormatPipe = 0010000

	permMask = 07777
)

// BlockSize is the unit in which files take memory, and Stat.Blksize.
const BlockSize = 4096

// Time is a time of day since 1970-01-01 UTC.
type Time struct {
	Sec  int64
	Nsec int64
}

// Stat is what is known of a file beside its contents.
type Stat struct {
	Ino    uint64 // unique in the file system and never used again
	Mode   uint32 // format and permissions
	Nlink  uint32
	Uid    uint32
	Gid    uint32
	Rdev   uint64 // of a device: what it is
	Size   int64  // bytes
	Blocks int64  // units of 512 bytes really taken
	Atime  Time   // last read, but reads do not count (noatime)
	Mtime  Time   // last change of the contents
	Ctime  Time   // last change of contents or attributes
}
