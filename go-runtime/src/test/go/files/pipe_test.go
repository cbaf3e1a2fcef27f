package files

import (
	"bytes"
	"errors"
	"io"
	"os"
	"sync"
	"syscall"
	"testing"
	"time"
)

func pipe(t *testing.T) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	must(t, err)
	t.Cleanup(func() { r.Close(); w.Close() })
	return r, w
}

func TestPipeCarriesAll(t *testing.T) {
	r, w := pipe(t)
	sent := make([]byte, 1<<20)
	for i := range sent {
		sent[i] = byte(i * i >> 3)
	}
	go func() {
		for rest := sent; len(rest) > 0; {
			n := min(len(rest), 1+len(rest)%7001)
			if _, err := w.Write(rest[:n]); err != nil {
				t.Error(err)
			}
			rest = rest[n:]
		}
		w.Close()
	}()
	got, err := io.ReadAll(r)
	if !bytes.Equal(got, sent) || err != nil {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}

// What is written in one piece of up to 4096 bytes stays in one piece.
func TestPipeIsAtomic(t *testing.T) {
	r, w := pipe(t)
	const piece, writers, times = 4096, 4, 100
	var all sync.WaitGroup
	for i := range writers {
		all.Go(func() {
			for range times {
				w.Write(bytes.Repeat([]byte{byte(i)}, piece))
			}
		})
	}
	go func() { all.Wait(); w.Close() }()
	p := make([]byte, piece)
	for n := 0; ; n++ {
		if _, err := io.ReadFull(r, p); err != nil {
			if err != io.EOF || n != writers*times {
				t.Errorf("after %d pieces: %v", n, err)
			}
			return
		}
		if bytes.Count(p, p[:1]) != piece {
			t.Fatal("a piece is mixed")
		}
	}
}

func TestPipeEnds(t *testing.T) {
	r, w := pipe(t)
	_, err := w.WriteString("last")
	must(t, err)
	must(t, w.Close())
	if got, err := io.ReadAll(r); string(got) != "last" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	r, w = pipe(t)
	must(t, r.Close())
	if _, err := w.WriteString("x"); !errors.Is(err, syscall.EPIPE) {
		t.Errorf("write without a reader: %v", err)
	}
}

// Both ends wait for the other, in goroutines that are there for nothing else.
func TestPipePingPong(t *testing.T) {
	r1, w1 := pipe(t)
	r2, w2 := pipe(t)
	go func() { io.Copy(w2, r1); w2.Close() }()
	p := make([]byte, 1)
	for i := range 2000 {
		_, err := w1.Write([]byte{byte(i)})
		must(t, err)
		if _, err := r2.Read(p); err != nil || p[0] != byte(i) {
			t.Fatalf("%d: got %d, %v", i, p[0], err)
		}
	}
	must(t, w1.Close())
	if n, err := r2.Read(p); n != 0 || err != io.EOF {
		t.Errorf("at the end: %d, %v", n, err)
	}
}

func TestPipeDeadlines(t *testing.T) {
	r, w := pipe(t)
	p := make([]byte, 1)
	must(t, r.SetReadDeadline(time.Now().Add(-time.Second)))
	if _, err := r.Read(p); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("in the past: %v", err)
	}
	must(t, r.SetReadDeadline(time.Now().Add(20*time.Millisecond)))
	if _, err := r.Read(p); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("read: %v", err)
	}
	_, err := w.Write(p)
	must(t, err)
	must(t, w.SetWriteDeadline(time.Now().Add(20*time.Millisecond)))
	if _, err := w.Write(make([]byte, 1<<20)); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("write: %v", err)
	}
	// A new deadline makes the end usable again.
	must(t, r.SetReadDeadline(time.Time{}))
	if _, err := r.Read(p); err != nil {
		t.Errorf("afterwards: %v", err)
	}
	f, err := os.Create(t.TempDir() + "/f")
	must(t, err)
	defer f.Close()
	if err := f.SetDeadline(time.Now()); !errors.Is(err, os.ErrNoDeadline) {
		t.Errorf("of a file: %v", err)
	}
}

// A deadline that is set while a read waits ends it.
func TestPipeDeadlineSetLater(t *testing.T) {
	r, _ := pipe(t)
	done := make(chan error)
	go func() {
		_, err := r.Read(make([]byte, 1))
		done <- err
	}()
	time.Sleep(5 * time.Millisecond)
	must(t, r.SetDeadline(time.Now().Add(5*time.Millisecond)))
	if err := <-done; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error(err)
	}
}

func TestPipeCloseWakes(t *testing.T) {
	r, w := pipe(t)
	read, write := make(chan error), make(chan error)
	go func() { _, err := r.Read(make([]byte, 1)); read <- err }()
	time.Sleep(5 * time.Millisecond)
	must(t, r.Close())
	if err := <-read; !errors.Is(err, os.ErrClosed) {
		t.Errorf("read: %v", err)
	}
	r, w = pipe(t)
	go func() { _, err := w.Write(make([]byte, 1<<20)); write <- err }()
	time.Sleep(5 * time.Millisecond)
	must(t, w.Close())
	if err := <-write; !errors.Is(err, os.ErrClosed) {
		t.Errorf("write: %v", err)
	}
}

func TestPipeCalls(t *testing.T) {
	r, w := pipe(t)
	if _, err := r.Seek(0, io.SeekStart); !errors.Is(err, syscall.ESPIPE) {
		t.Errorf("seek: %v", err)
	}
	if _, err := w.WriteAt([]byte("x"), 0); !errors.Is(err, syscall.ESPIPE) {
		t.Errorf("pwrite: %v", err)
	}
	if err := w.Truncate(0); !errors.Is(err, syscall.EINVAL) {
		t.Errorf("truncate: %v", err)
	}
	if info, err := r.Stat(); err != nil || info.Mode().Type() != os.ModeNamedPipe {
		t.Errorf("stat: %v, %v", info, err)
	}
}

func TestNonblock(t *testing.T) {
	var fd [2]int
	must(t, syscall.Pipe(fd[:]))
	defer syscall.Close(fd[0])
	defer syscall.Close(fd[1])
	must(t, syscall.SetNonblock(fd[0], true))
	must(t, syscall.SetNonblock(fd[1], true))
	if _, err := syscall.Read(fd[0], make([]byte, 1)); err != syscall.EAGAIN {
		t.Errorf("read of nothing: %v", err)
	}
	total := 0
	for {
		n, err := syscall.Write(fd[1], make([]byte, 4096))
		if err != nil {
			if err != syscall.EAGAIN {
				t.Error(err)
			}
			break
		}
		total += n
	}
	if total != 64<<10 {
		t.Errorf("a pipe holds %d bytes", total)
	}
}

func TestDescriptors(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, os.WriteFile("f", []byte("hello"), 0o666))
	fd, err := syscall.Open("f", syscall.O_RDONLY, 0)
	must(t, err)
	other, err := syscall.Dup(fd)
	must(t, err)
	p := make([]byte, 2)
	for i, from := range []int{fd, other} {
		if n, err := syscall.Read(from, p); string(p[:n]) != []string{"he", "ll"}[i] {
			t.Errorf("descriptors of one open file: %q, %v", p[:n], err)
		}
	}
	must(t, syscall.Close(fd))
	if again, err := syscall.Open("f", syscall.O_RDONLY, 0); again != fd || err != nil {
		t.Errorf("not the lowest free descriptor: %d instead of %d, %v", again, fd, err)
	}
	must(t, syscall.Dup2(other, fd))
	if n, _ := syscall.Read(fd, p); string(p[:n]) != "o" {
		t.Errorf("after dup2: %q", p[:n])
	}
	if err := syscall.Dup2(12345, fd); err != syscall.EBADF {
		t.Errorf("dup2 of nothing: %v", err)
	}
	must(t, syscall.Close(fd))
	must(t, syscall.Close(other))
	if err := syscall.Close(other); err != syscall.EBADF {
		t.Errorf("closed twice: %v", err)
	}
}
