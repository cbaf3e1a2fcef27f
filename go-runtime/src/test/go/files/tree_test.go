package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"testing"
	"testing/fstest"
	"time"
)

func TestHardLinks(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, os.WriteFile("a", []byte("1"), 0o666))
	must(t, os.Link("a", "b"))
	must(t, os.WriteFile("b", []byte("2"), 0o666))
	if got, _ := os.ReadFile("a"); string(got) != "2" {
		t.Errorf("got %q", got)
	}
	a, b := lstat(t, "a"), lstat(t, "b")
	if !os.SameFile(a, b) || links(a) != 2 {
		t.Errorf("same: %v, names: %d", os.SameFile(a, b), links(a))
	}
	must(t, os.Remove("a"))
	if b = lstat(t, "b"); links(b) != 1 {
		t.Errorf("names: %d", links(b))
	}
}

func lstat(t *testing.T, name string) fs.FileInfo {
	t.Helper()
	info, err := os.Lstat(name)
	must(t, err)
	return info
}

func links(info fs.FileInfo) int { return int(info.Sys().(*syscall.Stat_t).Nlink) }

func TestDirectoriesAreCounted(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, os.MkdirAll("d/one", 0o777))
	must(t, os.Mkdir("d/two", 0o777))
	must(t, os.Mkdir("e", 0o777))
	if n := links(lstat(t, "d")); n != 4 {
		t.Errorf("with two: %d", n)
	}
	must(t, os.Rename("d/one", "e/one"))
	must(t, os.Remove("d/two"))
	if d, e := links(lstat(t, "d")), links(lstat(t, "e")); d != 2 || e != 3 {
		t.Errorf("after: %d and %d", d, e)
	}
}

func TestSymlinks(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, os.MkdirAll("d/sub", 0o777))
	must(t, os.WriteFile("d/f", []byte("text"), 0o666))
	must(t, os.Symlink("../d/f", "d/up"))
	must(t, os.Symlink("sub/../up", "d/over"))
	wd, err := os.Getwd()
	must(t, err)
	must(t, os.Symlink(wd+"/d/", "absolute"))
	for _, name := range []string{"d/up", "d/over", "absolute/over", "absolute//./sub/../over"} {
		if got, err := os.ReadFile(name); string(got) != "text" {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if got, _ := os.Readlink("d/up"); got != "../d/f" {
		t.Errorf("readlink: %q", got)
	}
	if info := lstat(t, "d/up"); info.Mode().Type() != fs.ModeSymlink || info.Size() != 6 {
		t.Errorf("lstat: %v", info)
	}
}

func TestAttributes(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, os.WriteFile("f", nil, 0o666))
	must(t, os.Chmod("f", 0o751|fs.ModeSetuid))
	if mode := lstat(t, "f").Mode(); mode != 0o751|fs.ModeSetuid {
		t.Errorf("mode: %v", mode)
	}
	when := time.Unix(1_234_567_890, 123_456_789)
	must(t, os.Chtimes("f", when, when.Add(time.Hour)))
	must(t, os.Chtimes("f", when, time.Time{}))
	if got := lstat(t, "f").ModTime(); !got.Equal(when.Add(time.Hour)) {
		t.Errorf("time: %v", got)
	}
	must(t, os.Symlink("none", "l"))
	must(t, os.Lchown("l", os.Getuid(), os.Getgid()))
}

func TestTimesGoOn(t *testing.T) {
	t.Chdir(t.TempDir())
	old := time.Unix(1000, 0)
	must(t, os.Mkdir("d", 0o777))
	for _, change := range []func() error{
		func() error { return os.WriteFile("d/f", nil, 0o666) },
		func() error { return os.Rename("d/f", "d/g") },
		func() error { return os.Remove("d/g") },
	} {
		must(t, os.Chtimes("d", old, old))
		must(t, change())
		if got := lstat(t, "d").ModTime(); !got.After(old) {
			t.Errorf("directory: %v", got)
		}
	}
	must(t, os.WriteFile("f", []byte("text"), 0o666))
	must(t, os.Chtimes("f", old, old))
	must(t, os.Truncate("f", 1))
	if got := lstat(t, "f").ModTime(); !got.After(old) {
		t.Errorf("file: %v", got)
	}
}

func TestUmask(t *testing.T) {
	t.Chdir(t.TempDir())
	old := syscall.Umask(0o027)
	defer syscall.Umask(old)
	must(t, os.WriteFile("f", nil, 0o666))
	must(t, os.Mkdir("d", 0o777))
	if f, d := lstat(t, "f").Mode(), lstat(t, "d").Mode(); f != 0o640 || d != fs.ModeDir|0o750 {
		t.Errorf("got %v and %v", f, d)
	}
	if now := syscall.Umask(0o027); now != 0o027 {
		t.Errorf("umask: %#o", now)
	}
}

func TestWorkingDirectory(t *testing.T) {
	base, err := filepath.EvalSymlinks(t.TempDir())
	must(t, err)
	t.Chdir(base)
	must(t, os.MkdirAll("d/e", 0o777))
	must(t, os.Chdir("d/e"))
	must(t, os.Rename(base+"/d", base+"/moved"))
	if wd, err := syscall.Getwd(); wd != base+"/moved/e" {
		t.Errorf("after a rename: %q, %v", wd, err)
	}
	must(t, os.Chdir(".."))
	if wd, err := os.Getwd(); wd != base+"/moved" {
		t.Errorf("above: %q, %v", wd, err)
	}
	f, err := os.Open("e")
	must(t, err)
	defer f.Close()
	must(t, f.Chdir())
	must(t, os.Remove(base+"/moved/e"))
	if err := os.WriteFile("f", nil, 0o666); !errors.Is(err, syscall.ENOENT) {
		t.Errorf("create in a removed directory: %v", err)
	}
	if _, err := syscall.Getwd(); !errors.Is(err, syscall.ENOENT) {
		t.Errorf("getwd in a removed directory: %v", err)
	}
	must(t, os.Chdir(".."))
}

// Reading a directory in pieces gives all that stays, and each once, while others come and go.
func TestReadWhileChanging(t *testing.T) {
	t.Chdir(t.TempDir())
	const stay = 700
	for i := range stay {
		must(t, os.WriteFile(fmt.Sprintf("stay%d", i), nil, 0o666))
		must(t, os.WriteFile(fmt.Sprintf("go%d", i), nil, 0o666))
	}
	dir, err := os.Open(".")
	must(t, err)
	defer dir.Close()
	seen := map[string]int{}
	for i := 0; ; i++ {
		names, err := dir.Readdirnames(10)
		for _, name := range names {
			seen[name]++
		}
		if err != nil {
			break
		}
		if i < stay {
			must(t, os.Remove(fmt.Sprintf("go%d", i)))
			must(t, os.WriteFile(fmt.Sprintf("come%d", i), nil, 0o666))
		}
	}
	for i := range stay {
		if n := seen[fmt.Sprintf("stay%d", i)]; n != 1 {
			t.Errorf("stay%d was seen %d times", i, n)
		}
	}
	for name, n := range seen {
		if n > 1 {
			t.Errorf("%s was seen %d times", name, n)
		}
	}
}

func TestReadAgain(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, os.Mkdir("d", 0o777))
	must(t, os.WriteFile("f", nil, 0o666))
	must(t, os.Symlink("d", "l"))
	dir, err := os.Open(".")
	must(t, err)
	defer dir.Close()
	for range 2 {
		entries, err := dir.ReadDir(-1)
		must(t, err)
		got := map[string]fs.FileMode{}
		for _, e := range entries {
			got[e.Name()] = e.Type()
		}
		if len(got) != 3 || got["d"] != fs.ModeDir || got["f"] != 0 || got["l"] != fs.ModeSymlink {
			t.Errorf("got %v", got)
		}
		_, err = dir.Seek(0, 0)
		must(t, err)
	}
}

func TestFSPackages(t *testing.T) {
	dir := t.TempDir()
	must(t, os.CopyFS(dir, fstest.MapFS{
		"a/b/c.txt": {Data: []byte("deep"), Mode: 0o644},
		"d.txt":     {Data: []byte("flat"), Mode: 0o600},
	}))
	must(t, fstest.TestFS(os.DirFS(dir), "a/b/c.txt", "d.txt"))
	var walked []string
	must(t, filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, path)
		walked = append(walked, name)
		return err
	}))
	if want := []string{".", "a", "a/b", "a/b/c.txt", "d.txt"}; !slices.Equal(walked, want) {
		t.Errorf("walked %v", walked)
	}
	must(t, os.RemoveAll(dir+"/a"))
	if matches, _ := filepath.Glob(dir + "/*"); len(matches) != 1 {
		t.Errorf("left: %v", matches)
	}
}

func TestRoot(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	must(t, err)
	defer root.Close()
	must(t, root.MkdirAll("a/b", 0o777))
	must(t, root.WriteFile("a/b/f", []byte("text"), 0o666))
	must(t, os.Symlink("/", dir+"/out"))
	must(t, os.Symlink("a/b", dir+"/in"))
	if got, err := root.ReadFile("in/f"); string(got) != "text" {
		t.Errorf("inside: %q, %v", got, err)
	}
	for _, name := range []string{"../x", "out/tmp", "a/../../x"} {
		if _, err := root.Stat(name); err == nil || errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A root is a directory, not a name.
	must(t, os.Rename(dir, dir+"2"))
	must(t, root.Rename("a/b/f", "a/g"))
	if got, err := os.ReadFile(dir + "2/a/g"); string(got) != "text" {
		t.Errorf("moved: %q, %v", got, err)
	}
	must(t, root.RemoveAll("a"))
	must(t, os.Rename(dir+"2", dir))
}

// Names made, moved and removed by many at once leave a tree that can be walked and removed.
func TestManyAtOnce(t *testing.T) {
	t.Chdir(t.TempDir())
	for i := range 4 {
		must(t, os.Mkdir(fmt.Sprint(i), 0o777))
	}
	var all sync.WaitGroup
	for g := range 8 {
		all.Go(func() {
			for i := range 300 {
				from := fmt.Sprintf("%d/%d", (g+i)%4, i%7)
				to := fmt.Sprintf("%d/%d", (g*3+i)%4, (i*5)%7)
				switch (g + i) % 5 {
				case 0:
					os.Mkdir(from, 0o777)
				case 1:
					os.WriteFile(from, []byte(to), 0o666)
				case 2:
					os.Rename(from, to)
				case 3:
					os.RemoveAll(from)
				case 4:
					os.Link(from, to)
				}
			}
		})
	}
	all.Wait()
	must(t, filepath.Walk(".", func(_ string, _ fs.FileInfo, err error) error { return err }))
}

func TestTemporary(t *testing.T) {
	dir, err := os.MkdirTemp("", "portkit")
	must(t, err)
	f, err := os.CreateTemp(dir, "*.txt")
	must(t, err)
	must(t, f.Close())
	if info := lstat(t, f.Name()); info.Mode() != 0o600 {
		t.Errorf("mode: %v", info.Mode())
	}
	must(t, os.RemoveAll(dir))
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("after: %v", err)
	}
}

func TestExecutable(t *testing.T) {
	name, err := os.Executable()
	if err != nil || !filepath.IsAbs(name) {
		t.Errorf("got %q, %v", name, err)
	}
}
