package memfs

// Populate makes what programs count on everywhere: a few directories, one of them for temporary
// files, the devices that have nothing behind them, and what says in /etc who root and localhost are, and that
// there is nobody to ask about other hosts.
func (p *Process) Populate() {
	defer p.Umask(p.Umask(0))
	p.Mkdirat(AtCwd, "/tmp", 01777)
	p.Mkdirat(AtCwd, "/dev", 0755)
	p.MkdirAll("/usr/bin", 0755)
	p.Mkdirat(AtCwd, "/etc", 0755)
	p.writeFile("/etc/passwd", "root:x:0:0:root:/:/\n")
	p.writeFile("/etc/group", "root:x:0:\n")
	p.writeFile("/etc/hosts", "127.0.0.1 localhost\n::1 localhost\n")
	p.writeFile("/etc/nsswitch.conf", "hosts: files\n")
	p.Mknod("/dev/null", 0666, makedev(1, 3), nullDevice{})
	p.Mknod("/dev/zero", 0666, makedev(1, 5), zeroDevice{})
	p.Mknod("/dev/full", 0666, makedev(1, 7), fullDevice{})
}

func (p *Process) writeFile(path, contents string) {
	r := newRegular(p.fs, 0644)
	r.contents.writeAt([]byte(contents), 0)
	p.create(AtCwd, path, r)
}

func makedev(major, minor uint64) uint64 { return major<<8 | minor }
