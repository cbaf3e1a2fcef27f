package memfs

// Layout of a cpio archive in the format "newc", which Linux takes for its initial file system too
// (Documentation/driver-api/early-userspace/buffer-format.rst): for each file a header of hexadecimal
// numbers, the name and the contents, the latter two padded to 4 bytes.
const (
	cpioMagic   = "070701"
	cpioField   = 8 // digits
	cpioHeader  = len(cpioMagic) + 13*cpioField
	cpioMode    = 1 // fields by their place behind the magic
	cpioMtime   = 5
	cpioSize    = 6
	cpioNameLen = 11 // with a NUL at the end
	cpioTrailer = "TRAILER!!!"
)

// Unpack makes the files of a cpio archive, with directories above them as needed. The archive is
// kept: contents are copied out of it only where they are written. It reports whether the archive is
// well formed; files up to a fault are made.
func (p *Process) Unpack(archive []byte) bool {
	for {
		f, rest, ok := nextMember(archive)
		if !ok {
			return false
		}
		if f.name == cpioTrailer {
			return true
		}
		if p.unpack(f) != 0 {
			return false
		}
		archive = rest
	}
}

// member is one file in an archive.
type member struct {
	name     string
	mode     uint32
	mtime    int64
	contents []byte
}

func nextMember(archive []byte) (f member, rest []byte, ok bool) {
	if len(archive) < cpioHeader || string(archive[:len(cpioMagic)]) != cpioMagic {
		return
	}
	var field [13]int
	for i := range field {
		start := len(cpioMagic) + i*cpioField
		if field[i], ok = hexadecimal(archive[start : start+cpioField]); !ok {
			return
		}
	}
	nameEnd := cpioHeader + field[cpioNameLen]
	start := (nameEnd + 3) &^ 3
	end := start + field[cpioSize]
	if field[cpioNameLen] < 2 || end > len(archive) {
		return f, nil, false
	}
	f = member{
		name:     string(archive[cpioHeader : nameEnd-1]),
		mode:     uint32(field[cpioMode]),
		mtime:    int64(field[cpioMtime]),
		contents: archive[start:end:end],
	}
	return f, archive[min((end+3)&^3, len(archive)):], true
}

func hexadecimal(digits []byte) (n int, ok bool) {
	for _, c := range digits {
		switch {
		case '0' <= c && c <= '9':
			n = n<<4 | int(c-'0')
		case 'a' <= c && c <= 'f':
			n = n<<4 | int(c-'a'+10)
		case 'A' <= c && c <= 'F':
			n = n<<4 | int(c-'A'+10)
		default:
			return 0, false
		}
	}
	return n, true
}

func (p *Process) unpack(f member) Errno {
	path := "/" + f.name
	if err := p.MkdirAll(parentOf(path), 0755); err != 0 {
		return err
	}
	perm := f.mode & permMask
	switch f.mode & FormatMask {
	case FormatDir:
		if err := p.MkdirAll(path, perm); err != 0 {
			return err
		}
	case FormatLink:
		return p.Symlinkat(string(f.contents), AtCwd, path)
	case FormatFile:
		r := newRegular(p.fs, perm)
		r.contents = blocks{size: int64(len(f.contents)), base: f.contents}
		if err := p.create(AtCwd, path, r); err != 0 {
			return err
		}
	default:
		return EINVAL
	}
	time := Time{Sec: f.mtime}
	return p.Change(AtCwd, path, func(n *inode) {
		n.perm, n.atime, n.mtime = perm, time, time
	})
}

// MkdirAll makes a directory and those above it, as far as they are not there.
func (p *Process) MkdirAll(path string, perm uint32) Errno {
	if s, err := p.Stat(AtCwd, path); err == 0 {
		if s.Mode&FormatMask != FormatDir {
			return ENOTDIR
		}
		return 0
	}
	if err := p.MkdirAll(parentOf(path), perm); err != 0 {
		return err
	}
	return p.Mkdirat(AtCwd, path, perm)
}

// parentOf cuts the last name off a path.
func parentOf(path string) string {
	end := len(path)
	for end > 0 && path[end-1] == '/' {
		end--
	}
	for end > 0 && path[end-1] != '/' {
		end--
	}
	if end == 0 {
		return "/"
	}
	return path[:end]
}
