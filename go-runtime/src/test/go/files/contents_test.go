package files

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"sync"
	"syscall"
	"testing"
)

func TestWriteAndRead(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, os.WriteFile("f", []byte("first"), 0o640))
	must(t, os.WriteFile("f", []byte("2nd"), 0o600))
	if got, err := os.ReadFile("f"); string(got) != "2nd" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	if info, err := os.Stat("f"); err != nil || info.Mode() != 0o640 || info.Size() != 3 {
		t.Errorf("got %v, %v", info, err)
	}
}

func TestAppend(t *testing.T) {
	t.Chdir(t.TempDir())
	f, err := os.OpenFile("f", os.O_CREATE|os.O_APPEND|os.O_RDWR, 0o666)
	must(t, err)
	defer f.Close()
	for _, s := range []string{"a", "b"} {
		_, err = f.Seek(0, io.SeekStart)
		must(t, err)
		_, err = f.WriteString(s)
		must(t, err)
	}
	if got, _ := os.ReadFile("f"); string(got) != "ab" {
		t.Errorf("got %q", got)
	}
}

// Appending goroutines never write over each other.
func TestConcurrentAppend(t *testing.T) {
	t.Chdir(t.TempDir())
	const writers, lines = 8, 200
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			f, err := os.OpenFile("log", os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o666)
			if err != nil {
				t.Error(err)
				return
			}
			defer f.Close()
			for range lines {
				fmt.Fprintf(f, "writer %d\n", w)
			}
		})
	}
	all.Wait()
	got, err := os.ReadFile("log")
	must(t, err)
	for w := range writers {
		if n := bytes.Count(got, fmt.Appendf(nil, "writer %d\n", w)); n != lines {
			t.Errorf("%d lines of writer %d", n, w)
		}
	}
}

// A file behaves as a slice of bytes does.
func TestAgainstModel(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	f, err := os.Create(t.TempDir() + "/f")
	must(t, err)
	defer f.Close()
	const most = 40_000
	var model []byte
	for range 2000 {
		off := random.Int64N(most)
		switch random.IntN(3) {
		case 0:
			p := bytes.Repeat([]byte{byte(1 + random.IntN(255))}, random.IntN(9000))
			_, err := f.WriteAt(p, off)
			must(t, err)
			if end := int(off) + len(p); len(p) > 0 && end > len(model) {
				model = append(model, make([]byte, end-len(model))...)
			}
			if len(p) > 0 {
				copy(model[off:], p)
			}
		case 1:
			must(t, f.Truncate(off))
			model = append(model, make([]byte, most)...)[:off:off]
		case 2:
			p := make([]byte, random.IntN(9000))
			n, err := f.ReadAt(p, off)
			want := model[min(off, int64(len(model))):]
			want = want[:min(len(p), len(want))]
			if !bytes.Equal(p[:n], want) || err != nil && err != io.EOF {
				t.Fatalf("ReadAt(%d, %d): %d bytes, %v; want %d", len(p), off, n, err, len(want))
			}
		}
	}
	if got, _ := os.ReadFile(f.Name()); !bytes.Equal(got, model) {
		t.Error("the contents differ at the end")
	}
}

func TestHoles(t *testing.T) {
	f, err := os.Create(t.TempDir() + "/f")
	must(t, err)
	defer f.Close()
	const far = 1 << 36
	must(t, f.Truncate(far))
	_, err = f.WriteAt([]byte("end"), far)
	must(t, err)
	p := make([]byte, 5)
	if n, err := f.ReadAt(p, far-2); n != 5 || err != nil || string(p) != "\x00\x00end" {
		t.Errorf("got %d, %v, %q", n, err, p)
	}
	info, err := f.Stat()
	must(t, err)
	st := info.Sys().(*syscall.Stat_t)
	if info.Size() != far+3 || int64(st.Blocks)*512 > 1<<20 {
		t.Errorf("size %d in %d blocks", info.Size(), st.Blocks)
	}
}

func TestSeek(t *testing.T) {
	f, err := os.Create(t.TempDir() + "/f")
	must(t, err)
	defer f.Close()
	_, err = f.WriteString("hello")
	must(t, err)
	for _, c := range []struct {
		off    int64
		whence int
		want   int64
		err    error
	}{
		{0, io.SeekCurrent, 5, nil},
		{-2, io.SeekEnd, 3, nil},
		{1, io.SeekCurrent, 4, nil},
		{100, io.SeekStart, 100, nil},
		{-1, io.SeekStart, 0, syscall.EINVAL},
		{-101, io.SeekCurrent, 0, syscall.EINVAL},
		{0, 17, 0, syscall.EINVAL},
		{0, io.SeekCurrent, 100, nil},
	} {
		got, err := f.Seek(c.off, c.whence)
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("Seek(%d, %d): %d, %v; want %d, %v", c.off, c.whence, got, err, c.want, c.err)
		}
	}
	if n, err := f.Read(make([]byte, 1)); n != 0 || err != io.EOF {
		t.Errorf("beyond the end: %d, %v", n, err)
	}
}

// A file that lost its name lives on while it is open.
func TestUnlinked(t *testing.T) {
	name := t.TempDir() + "/f"
	f, err := os.Create(name)
	must(t, err)
	defer f.Close()
	must(t, os.Remove(name))
	must(t, os.WriteFile(name, []byte("another"), 0o666))
	_, err = f.WriteString("mine")
	must(t, err)
	p := make([]byte, 10)
	if n, _ := f.ReadAt(p, 0); string(p[:n]) != "mine" {
		t.Errorf("got %q", p[:n])
	}
	info, err := f.Stat()
	must(t, err)
	if n := info.Sys().(*syscall.Stat_t).Nlink; n != 0 {
		t.Errorf("%d names", n)
	}
}

func TestAccessModes(t *testing.T) {
	name := t.TempDir() + "/f"
	must(t, os.WriteFile(name, []byte("text"), 0o666))
	r, err := os.Open(name)
	must(t, err)
	defer r.Close()
	w, err := os.OpenFile(name, os.O_WRONLY, 0)
	must(t, err)
	defer w.Close()
	p := make([]byte, 1)
	for what, call := range map[string]func() error{
		"write":     func() error { _, err := r.Write(p); return err },
		"pwrite":    func() error { _, err := r.WriteAt(p, 0); return err },
		"read":      func() error { _, err := w.Read(p); return err },
		"pread":     func() error { _, err := w.ReadAt(p, 0); return err },
		"closed fd": func() error { _, err := syscall.Read(12345, p); return err },
	} {
		if err := call(); !errors.Is(err, syscall.EBADF) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := r.Truncate(0); !errors.Is(err, syscall.EINVAL) {
		t.Errorf("ftruncate: %v", err)
	}
	dir, err := os.Open(t.TempDir())
	must(t, err)
	defer dir.Close()
	if _, err := dir.Read(p); !errors.Is(err, syscall.EISDIR) {
		t.Errorf("read of a directory: %v", err)
	}
}

func TestDevices(t *testing.T) {
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	must(t, err)
	defer null.Close()
	if n, err := null.Write(make([]byte, 10)); n != 10 || err != nil {
		t.Errorf("write to null: %d, %v", n, err)
	}
	if n, err := null.Read(make([]byte, 10)); n != 0 || err != io.EOF {
		t.Errorf("read of null: %d, %v", n, err)
	}
	if info, err := null.Stat(); err != nil || info.Mode().Type() != os.ModeDevice|os.ModeCharDevice {
		t.Errorf("stat of null: %v, %v", info, err)
	}
	zero, err := os.Open("/dev/zero")
	must(t, err)
	defer zero.Close()
	p := []byte("text")
	if n, err := zero.Read(p); n != 4 || err != nil || string(p) != "\x00\x00\x00\x00" {
		t.Errorf("read of zero: %d, %v, %q", n, err, p)
	}
	if err := os.WriteFile("/dev/full", p, 0); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("write to full: %v", err)
	}
}
