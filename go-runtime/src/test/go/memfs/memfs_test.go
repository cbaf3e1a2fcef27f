package memfs

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

// newProcess has a clock that shows another time whenever it is looked at.
func newProcess() *Process {
	var ticks atomic.Int64
	p := NewProcess(New(func() Time { return Time{Sec: ticks.Add(1)} }))
	p.Populate()
	return p
}

func must(t *testing.T, err Errno) {
	t.Helper()
	if err != 0 {
		t.Fatalf("errno %d", err)
	}
}

func create(t *testing.T, p *Process, path string) int {
	t.Helper()
	fd, err := p.Openat(AtCwd, path, O_RDWR|O_CREAT, 0666)
	must(t, err)
	return fd
}

// Here POSIX is followed, not Linux (doc.go).
func TestSlashFollowsLink(t *testing.T) {
	p := newProcess()
	must(t, p.Symlinkat("target", AtCwd, "link"))
	must(t, p.Mkdirat(AtCwd, "link/", 0777))
	must(t, p.Renameat(AtCwd, "link/", AtCwd, "moved"))
	if _, err := p.Stat(AtCwd, "target"); err != ENOENT {
		t.Errorf("the target was not moved: errno %d", err)
	}
	must(t, p.Renameat(AtCwd, "moved", AtCwd, "link/"))
	must(t, p.Rmdirat(AtCwd, "link/"))
	if _, err := p.Lstat(AtCwd, "link"); err != 0 {
		t.Errorf("the link is gone: errno %d", err)
	}
	if err := p.Unlinkat(AtCwd, "link/"); err != ENOENT {
		t.Errorf("unlink of no target: errno %d", err)
	}
}

func TestPathsBeginAtDirectory(t *testing.T) {
	p := newProcess()
	must(t, p.Mkdirat(AtCwd, "a", 0777))
	dir, err := p.Openat(AtCwd, "a", O_DIRECTORY, 0)
	must(t, err)
	must(t, p.Renameat(AtCwd, "a", AtCwd, "b"))
	must(t, p.Mkdirat(dir, "sub", 0777))
	if _, err := p.Stat(AtCwd, "/b/sub"); err != 0 {
		t.Errorf("errno %d", err)
	}
	if _, err := p.Stat(dir, "/b/sub"); err != 0 {
		t.Errorf("absolute: errno %d", err)
	}
	file := create(t, p, "f")
	if _, err := p.Stat(file, "x"); err != ENOTDIR {
		t.Errorf("below a file: errno %d", err)
	}
	if _, err := p.Stat(99, "x"); err != EBADF {
		t.Errorf("below nothing: errno %d", err)
	}
}

func TestDescriptorsRunOut(t *testing.T) {
	p := newProcess()
	fd := create(t, p, "f")
	for range maxOpen - 1 {
		_, err := p.Dup(fd, 0)
		must(t, err)
	}
	if _, err := p.Dup(fd, 0); err != EMFILE {
		t.Errorf("dup: errno %d", err)
	}
	if _, _, err := p.Pipe(0); err != EMFILE {
		t.Errorf("pipe: errno %d", err)
	}
	must(t, p.Close(7))
	if _, _, err := p.Pipe(0); err != EMFILE {
		t.Errorf("pipe with one descriptor left: errno %d", err)
	}
	if again, err := p.Dup(fd, 0); again != 7 || err != 0 {
		t.Errorf("the descriptor was lost: %d, errno %d", again, err)
	}
}

func TestInodesAreNotUsedAgain(t *testing.T) {
	p := newProcess()
	seen := map[uint64]bool{}
	for range 100 {
		fd := create(t, p, "f")
		s, err := p.Fstat(fd)
		must(t, err)
		if seen[s.Ino] {
			t.Fatalf("%d comes again", s.Ino)
		}
		seen[s.Ino] = true
		must(t, p.Close(fd))
		must(t, p.Unlinkat(AtCwd, "f"))
	}
}

// Removed entries take no room for ever, and a reader does not notice that they are thrown out.
func TestDirectoryShrinksUnderReader(t *testing.T) {
	p := newProcess()
	must(t, p.Mkdirat(AtCwd, "d", 0777))
	const files, every = 1000, 10
	for i := range files {
		must(t, p.Close(create(t, p, fmt.Sprint("d/", i))))
	}
	fd, err := p.Openat(AtCwd, "d", O_RDONLY, 0)
	must(t, err)
	var names []string
	read := func(most int) {
		must(t, p.ReadDir(fd, func(e DirEntry) bool {
			if len(names) == most {
				return false
			}
			names = append(names, e.Name)
			return true
		}))
	}
	read(files / 4)
	for i := range files {
		if i%every != 0 {
			must(t, p.Unlinkat(AtCwd, fmt.Sprint("d/", i)))
		}
	}
	d, err := p.directory(fd)
	must(t, err)
	if n := len(d.order); n > files/2 {
		t.Errorf("%d entries are kept", n)
	}
	read(files)
	var want []string
	for i := range files {
		if i < files/4 || i%every == 0 {
			want = append(want, fmt.Sprint(i))
		}
	}
	if !slices.Equal(names, want) {
		t.Errorf("read %v", names)
	}
}

// The last descriptor of an end closes it, in whatever way it goes.
func TestPipeIsClosedByLastDescriptor(t *testing.T) {
	p := newProcess()
	r, w, err := p.Pipe(0)
	must(t, err)
	other, err := p.Dup(w, 0)
	must(t, err)
	must(t, p.Close(w))
	if _, err := p.Write(other, []byte("x")); err != 0 {
		t.Errorf("by the other descriptor: errno %d", err)
	}
	must(t, p.Dup2(r, other))
	b := make([]byte, 2)
	if n, err := p.Read(r, b); n != 1 || err != 0 {
		t.Errorf("read: %d, errno %d", n, err)
	}
	if n, err := p.Read(r, b); n != 0 || err != 0 {
		t.Errorf("the end: %d, errno %d", n, err)
	}
}

// A descriptor that is closed under a call that waits leaves nobody waiting for ever.
func TestPipeClosedUnderWriter(t *testing.T) {
	p := newProcess()
	r, w, err := p.Pipe(0)
	must(t, err)
	done := make(chan int)
	go func() {
		n, err := p.Write(w, make([]byte, 2*pipeSize))
		must(t, err)
		done <- n
	}()
	f, err := p.files.get(w)
	must(t, err)
	pipe := f.stream.(*pipeWriter).pipe
	full := func() bool {
		pipe.lock.Lock() // the writer has it unless it waits
		defer pipe.lock.Unlock()
		return pipe.held == pipeSize
	}
	for !full() {
		runtime.Gosched()
	}
	must(t, p.Close(r))
	if n := <-done; n != pipeSize {
		t.Errorf("%d bytes were written", n)
	}
	if _, err := p.Write(w, []byte("x")); err != EPIPE {
		t.Errorf("write: errno %d", err)
	}
}

func TestWait(t *testing.T) {
	p := newProcess()
	r, w, err := p.Pipe(O_NONBLOCK)
	must(t, err)
	never := func() bool { return false }
	must(t, p.Wait(w, never)) // there is room
	_, err = p.Write(w, []byte("x"))
	must(t, err)
	must(t, p.Wait(r, never)) // there is something
	_, err = p.Read(r, make([]byte, 1))
	must(t, err)
	var givenUp atomic.Bool
	done := make(chan Errno)
	go func() { done <- p.Wait(r, givenUp.Load) }()
	givenUp.Store(true)
	p.Wake(r)
	must(t, <-done)
	if err := p.Pollable(create(t, p, "f")); err != EPERM {
		t.Errorf("a file: errno %d", err)
	}
}

// Closing one end wakes who waits at the other.
func TestCloseEndsWait(t *testing.T) {
	p := newProcess()
	r, w, err := p.Pipe(O_NONBLOCK)
	must(t, err)
	looked, done := make(chan bool, 1), make(chan Errno)
	go func() {
		done <- p.Wait(r, func() bool {
			select {
			case looked <- true: // with the lock held, which only waiting gives away
			default:
			}
			return false
		})
	}()
	<-looked
	must(t, p.Close(w))
	must(t, <-done)
}

// A write without waiting gives all of a small piece or nothing, and the pipe is ready for it only
// when all of it fits.
func TestSmallPiecesAreWhole(t *testing.T) {
	p := newProcess()
	r, w, err := p.Pipe(O_NONBLOCK)
	must(t, err)
	n, err := p.Write(w, make([]byte, pipeSize-1))
	if n != pipeSize-1 || err != 0 {
		t.Fatalf("wrote %d, errno %d", n, err)
	}
	s, err := p.pollable(w)
	must(t, err)
	if s.ready() {
		t.Error("a pipe with room for a byte is ready")
	}
	if n, err := p.Write(w, make([]byte, 2)); n != 0 || err != EAGAIN {
		t.Errorf("small: wrote %d, errno %d", n, err)
	}
	if n, err := p.Write(w, make([]byte, pipeAtomic+1)); n != 1 || err != 0 {
		t.Errorf("large: wrote %d, errno %d", n, err)
	}
	_, err = p.Read(r, make([]byte, pipeAtomic))
	must(t, err)
	if !s.ready() {
		t.Error("a pipe with room is not ready")
	}
}

func TestChangesAreDated(t *testing.T) {
	p := newProcess()
	fd := create(t, p, "f")
	now := func() Stat {
		s, err := p.Fstat(fd)
		must(t, err)
		return s
	}
	for what, c := range map[string]struct {
		do       func() Errno
		contents bool
	}{
		"write":    {func() Errno { _, err := p.Write(fd, []byte("x")); return err }, true},
		"truncate": {func() Errno { return p.Ftruncate(fd, 0) }, true},
		"chmod":    {func() Errno { return p.Fchange(fd, Mode(0600)) }, false},
		"chown":    {func() Errno { return p.Change(AtCwd, "f", Owner(1, -1)) }, false},
		"link":     {func() Errno { return p.Linkat(AtCwd, "f", AtCwd, strings.Repeat("g", 9)) }, false},
	} {
		before := now()
		must(t, c.do())
		after := now()
		if after.Ctime == before.Ctime || (after.Mtime != before.Mtime) != c.contents {
			t.Errorf("%s: %v, then %v", what, before, after)
		}
	}
	if s := now(); s.Uid != 1 || s.Gid != 0 || s.Mode != FormatFile|0600 {
		t.Errorf("got %+v", s)
	}
}

// member is a file of a cpio archive as GNU cpio writes it.
func cpioMember(name string, mode uint32, mtime int, contents string) string {
	pad := func(s string) string { return s + strings.Repeat("\x00", -len(s)&3) }
	header := fmt.Sprintf("070701%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X",
		1, mode, 1000, 1000, 1, mtime, len(contents), 8, 1, 0, 0, len(name)+1, 0)
	return pad(header+name+"\x00") + pad(contents)
}

func TestUnpack(t *testing.T) {
	p := newProcess()
	archive := cpioMember("home/me/f", FormatFile|0640, 77, "contents!") +
		cpioMember("home", FormatDir|0711, 5, "") +
		cpioMember("home/link", FormatLink|0777, 6, "me/f") +
		cpioMember(cpioTrailer, 0, 0, "")
	kept := []byte(archive)
	if !p.Unpack(kept) {
		t.Fatal("refused")
	}
	s, err := p.Stat(AtCwd, "/home/link")
	if err != 0 || s.Mode != FormatFile|0640 || s.Mtime.Sec != 77 || s.Size != 9 || s.Blocks != 0 {
		t.Errorf("file: %+v, errno %d", s, err)
	}
	if s, err := p.Stat(AtCwd, "/home"); err != 0 || s.Mode != FormatDir|0711 {
		t.Errorf("directory: %+v, errno %d", s, err)
	}
	fd, err := p.Openat(AtCwd, "/home/link", O_RDWR, 0)
	must(t, err)
	b := make([]byte, 20)
	_, err = p.Pwrite(fd, []byte("XY"), 2)
	must(t, err)
	if n, _ := p.Pread(fd, b, 0); string(b[:n]) != "coXYents!" {
		t.Errorf("got %q", b[:n])
	}
	must(t, p.Ftruncate(fd, 3))
	must(t, p.Ftruncate(fd, 5))
	if n, _ := p.Pread(fd, b, 0); string(b[:n]) != "coX\x00\x00" {
		t.Errorf("got %q", b[:n])
	}
	if string(kept) != archive {
		t.Error("the archive was written to")
	}
}

func TestDamagedArchives(t *testing.T) {
	archive := cpioMember("f", FormatFile|0640, 77, "contents") + cpioMember(cpioTrailer, 0, 0, "")
	for n := range len(archive) - 3 {
		if newProcess().Unpack([]byte(archive[:n])) {
			t.Errorf("%d of %d bytes are accepted", n, len(archive))
		}
	}
	for i := range cpioHeader {
		if newProcess().Unpack([]byte(archive[:i] + "x" + archive[i+1:])) {
			t.Errorf("a wrong digit at %d is accepted", i)
		}
	}
}
