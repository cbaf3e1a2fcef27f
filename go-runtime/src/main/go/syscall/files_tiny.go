package syscall

import (
	"internal/memfs"
	"internal/stringslite"
	_ "unsafe" // for go:linkname
)

// files is the program's view of its file system, which is in memory and ends with it.
var files = newFiles()

// Flags that GOOS=js lacks and package os wants.
const (
	O_NONBLOCK = int(memfs.O_NONBLOCK)
	O_NOFOLLOW = int(memfs.O_NOFOLLOW)
)

// Provided by package runtime.
func now() (sec int64, nsec int32)

// startDir is the working directory in which the program began; known once files have begun.
var startDir string

func newFiles() *memfs.Process {
	p := memfs.NewProcess(memfs.New(clock))
	in := p.OpenDevice(0400, 0, console(Stdin), memfs.O_RDONLY)
	out := p.OpenDevice(0200, 0, console(Stdout), memfs.O_WRONLY)
	diagnostics := p.OpenDevice(0200, 0, console(Stderr), memfs.O_WRONLY)
	p.Begin(func(p *memfs.Process) {
		p.Populate()
		in(p, "/dev/stdin")
		out(p, "/dev/stdout")
		diagnostics(p, "/dev/stderr")
		unpackInitial(p)
		settle(p, runtime_envs())
		startDir, _ = p.Getcwd()
	})
	return p
}

// settle makes what the environment says of files true: there is a directory for temporary files,
// and the program is in the working directory of whoever started it, if there is one of that name.
// The environment is the one that the program began with, whatever it has set since.
func settle(p *memfs.Process, environment []string) {
	for _, entry := range environment {
		if dir, ok := stringslite.CutPrefix(entry, "TMPDIR="); ok && dir != "" && dir[0] == '/' {
			p.MkdirAll(dir, 0777)
		}
		if dir, ok := stringslite.CutPrefix(entry, "PWD="); ok {
			p.Chdir(dir)
		}
	}
}

// os_startDir is the working directory in which the program began.
//
//go:linkname os_startDir os.startDir
func os_startDir() (string, error) {
	if _, e := files.Getcwd(); startDir == "" {
		return "", failure(e)
	}
	return startDir, nil
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
