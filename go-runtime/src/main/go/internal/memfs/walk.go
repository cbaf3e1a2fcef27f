package memfs

const (
	pathMax  = 4096 // with the NUL that C puts behind a path
	nameMax  = 255
	linksMax = 40 // symbolic links in one walk (path_resolution(7))
)

// final says what a walk does with a symbolic link at the end of the path.
type final int

const (
	// follow goes where the link leads.
	follow final = iota
	// nofollow stops at the link, unless a slash behind it asks for a directory.
	nofollow
	// parent is nofollow for calls that mean the name: to be made, removed or renamed. They look
	// themselves whether what the name is fits a slash behind it.
	parent
)

// A place is where a path leads: a name in a directory.
type place struct {
	dir   *directory
	name  string // "" for the root; may be "." or ".."
	node  node   // nil if there is no such name
	slash bool   // the path ends in a slash: the name must be a directory's
}

// special tells whether the name is none that can be made, removed or renamed.
func (p place) special() bool { return p.name == "" || p.name == "." || p.name == ".." }

// walk finds where a path leads, from a directory that matters to relative paths only. The last
// name need not be there. The tree is locked.
func (fs *FS) walk(from *directory, path string, end final) (place, Errno) {
	if path == "" {
		return place{}, ENOENT
	}
	if len(path) >= pathMax {
		return place{}, ENAMETOOLONG
	}
	dir := fs.start(from, path)
	for links := 0; ; {
		name, rest := cutName(path)
		if name == "" {
			return place{dir: dir, node: dir, slash: true}, 0
		}
		if len(name) > nameMax {
			return place{}, ENAMETOOLONG
		}
		here := place{dir: dir, name: name, node: dir.step(name), slash: rest != ""}
		last := onlySlashes(rest)
		if link, ok := here.node.(*symlink); ok && (!last || (end == follow || here.slash)) {
			if links++; links > linksMax {
				return place{}, ELOOP
			}
			dir, path = fs.start(dir, link.target), link.target+rest
			continue
		}
		if last {
			return here, here.check(end)
		}
		next, ok := here.node.(*directory)
		if !ok {
			return place{}, missing(here.node)
		}
		dir, path = next, rest
	}
}

// start is the directory where a path begins, or the target of a symbolic link in the directory.
func (fs *FS) start(from *directory, path string) *directory {
	if path[0] == '/' {
		return fs.root
	}
	return from
}

// find walks to a file that must be there.
func (fs *FS) find(from *directory, path string, end final) (node, Errno) {
	at, err := fs.walk(from, path, end)
	if err == 0 && at.node == nil {
		err = ENOENT
	}
	if err != 0 {
		return nil, err
	}
	return at.node, 0
}

// step goes to a name in the directory, "." and ".." included.
func (d *directory) step(name string) node {
	switch name {
	case ".":
		return d
	case "..":
		return d.parent
	}
	return d.lookup(name)
}

// check refuses a file that is not a directory though the path ends in a slash.
func (p place) check(end final) Errno {
	if p.slash && p.node != nil && end != parent {
		if _, ok := p.node.(*directory); !ok {
			return ENOTDIR
		}
	}
	return 0
}

func missing(f node) Errno {
	if f == nil {
		return ENOENT
	}
	return ENOTDIR
}

// cutName takes the first name off a path; rest is empty or begins with a slash.
func cutName(path string) (name, rest string) {
	for path != "" && path[0] == '/' {
		path = path[1:]
	}
	end := 0
	for end < len(path) && path[end] != '/' {
		end++
	}
	return path[:end], path[end:]
}

func onlySlashes(s string) bool {
	for i := range len(s) {
		if s[i] != '/' {
			return false
		}
	}
	return true
}
