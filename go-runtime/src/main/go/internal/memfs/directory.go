package memfs

// A directory maps names to files. All of it is guarded by FS.mu.
//
// Entries keep their order and a cookie that grows, so that reading the directory in pieces gives
// every entry once that is there all the time, whatever is added and removed meanwhile.
type directory struct {
	inode
	parent *directory // itself in the root
	name   string     // in the parent: a directory has one name only
	byName map[string]*entry
	order  []*entry // by cookie, with the removed ones in between
	cookie int64    // the last one given out
}

type entry struct {
	name   string
	cookie int64
	node   node // nil if the entry was removed
}

func newDirectory(fs *FS, perm uint32) *directory {
	d := &directory{byName: map[string]*entry{}}
	d.init(fs, FormatDir, perm)
	d.nlink = 2 // its name and its "."
	return d
}

func (d *directory) extent() (size, taken int64) { return BlockSize, BlockSize }

// removed tells whether the directory has no name any more; nothing can be created in it then.
func (d *directory) removed() bool { return d.nlink == 0 }

func (d *directory) empty() bool { return len(d.byName) == 0 }

// lookup returns the file of that name, nil if there is none.
func (d *directory) lookup(name string) node {
	if e := d.byName[name]; e != nil {
		return e.node
	}
	return nil
}

// add enters a file under a name that is free.
func (d *directory) add(name string, f node) {
	d.cookie++
	e := &entry{name: name, cookie: d.cookie, node: f}
	d.byName[name] = e
	d.order = append(d.order, e)
	if sub, ok := f.(*directory); ok {
		sub.parent, sub.name = d, name
		d.nlink++ // the ".." of sub
	}
	d.modified()
}

// remove takes a name away, which is there.
func (d *directory) remove(name string) {
	e := d.byName[name]
	if _, ok := e.node.(*directory); ok {
		d.nlink--
	}
	e.node = nil
	delete(d.byName, name)
	if len(d.order) > 2*len(d.byName)+16 {
		d.compact()
	}
	d.modified()
}

func (d *directory) compact() {
	kept := make([]*entry, 0, len(d.byName))
	for _, e := range d.order {
		if e.node != nil {
			kept = append(kept, e)
		}
	}
	d.order = kept
}

// after returns the entries whose cookies are above the given one.
func (d *directory) after(cookie int64) []*entry {
	lo, hi := 0, len(d.order)
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		if d.order[mid].cookie <= cookie {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return d.order[lo:]
}

// within tells whether the directory is the other one or somewhere below it.
func (d *directory) within(other *directory) bool {
	for ; d != other; d = d.parent {
		if d == d.parent {
			return false
		}
	}
	return true
}

// path is the absolute path of the directory; ENOENT if it was removed.
func (d *directory) path() (string, Errno) {
	path := ""
	for ; d != d.parent; d = d.parent {
		if d.removed() {
			return "", ENOENT
		}
		path = "/" + d.name + path
	}
	if path == "" {
		return "/", 0
	}
	return path, 0
}
