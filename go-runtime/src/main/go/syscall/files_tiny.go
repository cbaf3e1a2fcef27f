package syscall

import "internal/memfs"

// files is the program's view of its file system, which is in memory and ends with it.
var files = newFiles()

// Flags that GOOS=js lacks and package os wants.
const (
	O_NONBLOCK = int(memfs.O_NONBLOCK)
	O_NOFOLLOW = int(memfs.O_NOFOLLOW)
)

// Provided by package runtime.
func now() (sec int64, nsec int32)

func newFiles() *memfs.Process {
	p := memfs.NewProcess(memfs.New(clock))
	p.Populate()
	p.Mknod("/dev/stdin", 0400, 0, console(Stdin))
	p.Mknod("/dev/stdout", 0200, 0, console(Stdout))
	p.Mknod("/dev/stderr", 0200, 0, console(Stderr))
	p.Openat(memfs.AtCwd, "/dev/stdin", memfs.O_RDONLY, 0)
	p.Openat(memfs.AtCwd, "/dev/stdout", memfs.O_WRONLY, 0)
	p.Openat(memfs.AtCwd, "/dev/stderr", memfs.O_WRONLY, 0)
	unpackInitial(p)
	settle(p)
	return p
}

// settle makes what the environment says of files true: there is a directory for temporary files,
// and the program is in the working directory of whoever started it, if there is one of that name.
func settle(p *memfs.Process) {
	if dir, ok := Getenv("TMPDIR"); ok && dir != "" && dir[0] == '/' {
		p.MkdirAll(dir, 0777)
	}
	if dir, ok := Getenv("PWD"); ok {
		p.Chdir(dir)
	}
}

func clock() memfs.Time {
	sec, nsec := now()
	return memfs.Time{Sec: sec, Nsec: int64(nsec)}
}

// Gettimeofday is here because it shares now.
func Gettimeofday(tv *Timeval) error {
	sec, nsec := now()
	*tv = Timeval{Sec: sec, Usec: int64(nsec) / 1000}
	return nil
}

// failure is the error that package os and everybody else expects.
func failure(e memfs.Errno) error {
	switch e {
	case 0:
		return nil
	case memfs.EAGAIN:
		return errEAGAIN
	case memfs.ENOENT:
		return errENOENT
	}
	return Errno(e)
}

// The errors that come often and by design: these do not take memory each time.
var (
	errEAGAIN error = EAGAIN
	errENOENT error = ENOENT
)

// path is what every call does first to a path: C could not be told of a NUL in it.
func path(s string) (string, error) {
	for i := range len(s) {
		if s[i] == 0 {
			return "", EINVAL
		}
	}
	return s, nil
}
