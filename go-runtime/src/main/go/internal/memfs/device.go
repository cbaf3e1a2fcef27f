package memfs

// A Device is what a character special file does.
type Device interface {
	Read(p []byte) (int, Errno)
	Write(p []byte) (int, Errno)
	// Lseek moves the position, ESPIPE if the device has none.
	Lseek(off int64, whence int) (int64, Errno)
}

type device struct {
	inode
	dev Device
}

// newDevice makes the file of a device. rdev holds its numbers as Linux assigns them
// (Documentation/admin-guide/devices.txt), which some programs look at.
func newDevice(fs *FS, perm uint32, rdev uint64, dev Device) *device {
	d := &device{dev: dev}
	d.init(fs, FormatChar, perm)
	d.rdev = rdev
	return d
}

func (d *device) extent() (size, taken int64) { return 0, 0 }
func (d *device) open() (stream, Errno)       { return deviceStream{d}, 0 }

type deviceStream struct{ file *device }

func (s deviceStream) node() node                           { return s.file }
func (s deviceStream) read(p []byte, _ Flags) (int, Errno)  { return s.file.dev.Read(p) }
func (s deviceStream) write(p []byte, _ Flags) (int, Errno) { return s.file.dev.Write(p) }
func (s deviceStream) seek(off int64, w int) (int64, Errno) { return s.file.dev.Lseek(off, w) }
func (s deviceStream) truncate(int64) Errno                 { return EINVAL }
func (s deviceStream) list(func(DirEntry) bool) Errno       { return ENOTDIR }
func (s deviceStream) close()                               {}

func (s deviceStream) pread(p []byte, _ int64) (int, Errno) {
	if _, err := s.file.dev.Lseek(0, SeekCur); err != 0 {
		return 0, err
	}
	return s.file.dev.Read(p)
}

func (s deviceStream) pwrite(p []byte, _ int64, _ Flags) (int, Errno) {
	if _, err := s.file.dev.Lseek(0, SeekCur); err != 0 {
		return 0, err
	}
	return s.file.dev.Write(p)
}

// anywhere is the position of a device whose contents are the same everywhere.
type anywhere struct{}

func (anywhere) Lseek(int64, int) (int64, Errno) { return 0, 0 }

// nullDevice is /dev/null: always at its end, takes everything.
type nullDevice struct{ anywhere }

func (nullDevice) Read([]byte) (int, Errno)    { return 0, 0 }
func (nullDevice) Write(p []byte) (int, Errno) { return len(p), 0 }

// zeroDevice is /dev/zero.
type zeroDevice struct{ anywhere }

func (zeroDevice) Read(p []byte) (int, Errno)  { clear(p); return len(p), 0 }
func (zeroDevice) Write(p []byte) (int, Errno) { return len(p), 0 }

// fullDevice is /dev/full, which shows programs what a full disk is like.
type fullDevice struct{ anywhere }

func (fullDevice) Read(p []byte) (int, Errno)  { clear(p); return len(p), 0 }
func (fullDevice) Write(p []byte) (int, Errno) { return 0, ENOSPC }
