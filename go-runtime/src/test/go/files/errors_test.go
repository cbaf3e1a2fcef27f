// Package files checks what programs see of a file system. All tests pass with GOOS=linux, which is
// the yardstick, and must pass with GOOS=tiny.
package files

import (
	"errors"
	"os"
	"strings"
	"syscall"
	"testing"
)

// errorCases are operations in a folder that arrange makes. A nil error is as much of a promise as
// any other.
var errorCases = []struct {
	name string
	do   func() error
	want error
}{
	{"mkdir of a file", func() error { return os.Mkdir("file", 0o777) }, syscall.EEXIST},
	{"mkdir of a file with a slash", func() error { return os.Mkdir("file/", 0o777) }, syscall.EEXIST},
	{"mkdir of a link to nothing", func() error { return os.Mkdir("dangling", 0o777) }, syscall.EEXIST},
	{"mkdir with a slash", func() error { return os.Mkdir("new/", 0o777) }, nil},
	{"mkdir below nothing", func() error { return os.Mkdir("none/new", 0o777) }, syscall.ENOENT},
	{"mkdir below a file", func() error { return os.Mkdir("file/new", 0o777) }, syscall.ENOTDIR},
	{"mkdir of the root", func() error { return os.Mkdir("/", 0o777) }, syscall.EEXIST},
	{"mkdir of dot", func() error { return os.Mkdir("empty/.", 0o777) }, syscall.EEXIST},
	{"mkdir of dot dot", func() error { return os.Mkdir("empty/..", 0o777) }, syscall.EEXIST},
	{"mkdir of no name", func() error { return os.Mkdir("", 0o777) }, syscall.ENOENT},

	{"rmdir", func() error { return syscall.Rmdir("empty") }, nil},
	{"rmdir of a full directory", func() error { return syscall.Rmdir("full") }, syscall.ENOTEMPTY},
	{"rmdir of a file", func() error { return syscall.Rmdir("file") }, syscall.ENOTDIR},
	{"rmdir of nothing", func() error { return syscall.Rmdir("none") }, syscall.ENOENT},
	{"rmdir of dot", func() error { return syscall.Rmdir("empty/.") }, syscall.EINVAL},
	{"rmdir of dot dot", func() error { return syscall.Rmdir("empty/..") }, syscall.ENOTEMPTY},
	{"rmdir of the root", func() error { return syscall.Rmdir("/") }, syscall.EBUSY},
	{"rmdir of a link", func() error { return syscall.Rmdir("tofull") }, syscall.ENOTDIR},

	{"unlink", func() error { return syscall.Unlink("file") }, nil},
	{"unlink of a link to nothing", func() error { return syscall.Unlink("dangling") }, nil},
	{"unlink of a directory", func() error { return syscall.Unlink("empty") }, syscall.EISDIR},
	{"unlink of dot", func() error { return syscall.Unlink("empty/.") }, syscall.EISDIR},
	{"unlink of nothing", func() error { return syscall.Unlink("none") }, syscall.ENOENT},
	{"unlink of nothing with a slash", func() error { return syscall.Unlink("none/") }, syscall.ENOENT},
	{"unlink of a file with a slash", func() error { return syscall.Unlink("file/") }, syscall.ENOTDIR},

	{"open of nothing", open("none", os.O_RDONLY), syscall.ENOENT},
	{"open of no name", open("", os.O_RDONLY), syscall.ENOENT},
	{"open of a file with a slash", open("file/", os.O_RDONLY), syscall.ENOTDIR},
	{"open of a directory to read", open("full", os.O_RDONLY), nil},
	{"open of a directory to write", open("full", os.O_WRONLY), syscall.EISDIR},
	{"create of a directory", open("full", os.O_RDONLY|os.O_CREATE), syscall.EISDIR},
	{"create with a slash", open("new/", os.O_RDWR|os.O_CREATE), syscall.EISDIR},
	{"create", open("new", os.O_RDWR|os.O_CREATE), nil},
	{"create through a link to nothing", open("dangling", os.O_RDWR|os.O_CREATE), nil},
	{"exclusive create of a file", open("file", os.O_RDWR|os.O_CREATE|os.O_EXCL), syscall.EEXIST},
	{"exclusive create of a directory", open("full", os.O_RDWR|os.O_CREATE|os.O_EXCL), syscall.EEXIST},
	{"exclusive create of a link", open("dangling", os.O_RDWR|os.O_CREATE|os.O_EXCL), syscall.EEXIST},
	{"create below nothing", open("none/new", os.O_RDWR|os.O_CREATE), syscall.ENOENT},
	{"open of a link, not followed", open("tofile", os.O_RDONLY|syscall.O_NOFOLLOW), syscall.ELOOP},
	{"create of a link, not followed", open("tofile", os.O_RDWR|os.O_CREATE|syscall.O_NOFOLLOW), syscall.ELOOP},
	{"open of a link in the middle, not followed", open("tofull/a", os.O_RDONLY|syscall.O_NOFOLLOW), nil},
	{"open of a directory", open("full", os.O_RDONLY|syscall.O_DIRECTORY), nil},
	{"open of a file as a directory", open("file", os.O_RDONLY|syscall.O_DIRECTORY), syscall.ENOTDIR},
	{"open of a link to a directory", open("tofull", os.O_RDONLY|syscall.O_DIRECTORY), nil},
	{"open of a link as a directory", open("tofull", syscall.O_DIRECTORY|syscall.O_NOFOLLOW), syscall.ENOTDIR},
	{"open of a cycle", open("cycle1", os.O_RDONLY), syscall.ELOOP},
	{"create of a cycle", open("cycle1", os.O_RDWR|os.O_CREATE), syscall.ELOOP},
	{"open of a long name", open(strings.Repeat("x", 256), os.O_RDONLY), syscall.ENAMETOOLONG},
	{"open of a name that is just right", open(strings.Repeat("x", 255), os.O_RDONLY), syscall.ENOENT},
	{"open of a long path", open(strings.Repeat("./", 2048)+"file", os.O_RDONLY), syscall.ENAMETOOLONG},
	{"open of a path that is just right", open(strings.Repeat("./", 2040)+"file", os.O_RDONLY), nil},
	{"open of a name with a NUL", open("fi\x00le", os.O_RDONLY), syscall.EINVAL},

	{"rename", rename("file", "new"), nil},
	{"rename onto a file", rename("file", "other"), nil},
	{"rename onto itself", rename("file", "file"), nil},
	{"rename onto another name of it", rename("file", "hard"), nil},
	{"rename of nothing", rename("none", "new"), syscall.ENOENT},
	{"rename into nothing", rename("file", "none/new"), syscall.ENOENT},
	{"rename of a file onto a directory", rename("file", "empty"), syscall.EISDIR},
	{"rename of a file to a name with a slash", rename("file", "new/"), syscall.ENOTDIR},
	{"rename of a file with a slash", rename("file/", "new"), syscall.ENOTDIR},
	{"rename of a directory", rename("full", "new"), nil},
	{"rename of a directory with slashes", rename("full/", "new/"), nil},
	{"rename of a directory onto a file", rename("full", "file"), syscall.ENOTDIR},
	{"rename of a directory onto an empty one", rename("full", "empty"), nil},
	{"rename of a directory onto a full one", rename("empty", "full"), syscall.ENOTEMPTY},
	{"rename of a directory into itself", rename("full", "full/new"), syscall.EINVAL},
	{"rename of a directory onto its parent", rename("full/sub", "full"), syscall.ENOTEMPTY},
	{"rename of dot", rename(".", "new"), syscall.EBUSY},
	{"rename onto dot dot", rename("empty", "full/.."), syscall.EBUSY},
	{"rename of a link", rename("dangling", "new"), nil},
	{"rename of a directory onto a link", rename("empty", "dangling"), syscall.ENOTDIR},

	{"link", func() error { return os.Link("file", "new") }, nil},
	{"link of a link to nothing", func() error { return os.Link("dangling", "new") }, nil},
	{"link of nothing", func() error { return os.Link("none", "new") }, syscall.ENOENT},
	{"link onto a file", func() error { return os.Link("file", "other") }, syscall.EEXIST},
	{"link of a directory", func() error { return os.Link("empty", "new") }, syscall.EPERM},
	{"link of a directory onto a file", func() error { return os.Link("empty", "file") }, syscall.EEXIST},
	{"link to a name with a slash", func() error { return os.Link("file", "new/") }, syscall.ENOENT},

	{"symlink onto a file", func() error { return os.Symlink("x", "file") }, syscall.EEXIST},
	{"symlink to no path", func() error { return os.Symlink("", "new") }, syscall.ENOENT},
	{"symlink with a slash", func() error { return os.Symlink("x", "new/") }, syscall.ENOENT},
	{"readlink of a file", readlink("file"), syscall.EINVAL},
	{"readlink of nothing", readlink("none"), syscall.ENOENT},

	{"stat of a link to nothing", stat("dangling"), syscall.ENOENT},
	{"stat below a file", stat("file/x"), syscall.ENOTDIR},
	{"stat of a link with a slash", stat("tofull/"), nil},
	{"stat of a link to a file with a slash", stat("tofile/"), syscall.ENOTDIR},
	{"stat of dot dot over a link", stat("tofull/../file"), nil},
	{"stat of 40 links", stat("chain40"), nil},
	{"stat of 41 links", stat("chain41"), syscall.ELOOP},

	{"truncate of a directory", func() error { return os.Truncate("empty", 0) }, syscall.EISDIR},
	{"truncate of nothing", func() error { return os.Truncate("none", 0) }, syscall.ENOENT},
	{"truncate to less than nothing", func() error { return os.Truncate("file", -1) }, syscall.EINVAL},
	{"chdir to a file", func() error { return os.Chdir("file") }, syscall.ENOTDIR},
	{"chdir to nothing", func() error { return os.Chdir("none") }, syscall.ENOENT},
	{"chmod of nothing", func() error { return os.Chmod("dangling", 0o600) }, syscall.ENOENT},
}

func open(name string, flags int) func() error {
	return func() error {
		f, err := os.OpenFile(name, flags, 0o666)
		if err == nil {
			f.Close()
		}
		return err
	}
}

// rename is the system call: os.Rename refuses an empty directory as the target.
func rename(from, to string) func() error {
	return func() error { return syscall.Rename(from, to) }
}

func readlink(name string) func() error {
	return func() error { _, err := os.Readlink(name); return err }
}

func stat(name string) func() error {
	return func() error { _, err := os.Stat(name); return err }
}

func arrange(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, os.Mkdir("empty", 0o777))
	must(t, os.MkdirAll("full/sub", 0o777))
	must(t, os.WriteFile("full/a", nil, 0o666))
	must(t, os.WriteFile("file", []byte("text"), 0o666))
	must(t, os.WriteFile("other", nil, 0o666))
	must(t, os.Link("file", "hard"))
	must(t, os.Symlink("file", "tofile"))
	must(t, os.Symlink("full", "tofull"))
	must(t, os.Symlink("nowhere", "dangling"))
	must(t, os.Symlink("cycle2", "cycle1"))
	must(t, os.Symlink("cycle1", "cycle2"))
	before := "file"
	for i := 1; i <= 41; i++ {
		name := "chain" + string(rune('0'+i/10)) + string(rune('0'+i%10))
		must(t, os.Symlink(before, name))
		before = name
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestErrors(t *testing.T) {
	for _, c := range errorCases {
		t.Run(c.name, func(t *testing.T) {
			arrange(t)
			if err := c.do(); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}
