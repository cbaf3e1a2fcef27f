package memfs

// Populate makes what every program finds: /tmp and the devices that have nothing behind them.
func (p *Process) Populate() {
	p.fs.mu.Lock()
	for name, perm := range map[string]uint32{"tmp": 01777, "dev": 0755} {
		place{dir: p.fs.root, name: name}.create(newDirectory(p.fs, perm))
	}
	p.fs.mu.Unlock()
	p.Mknod("/dev/null", 0666, makedev(1, 3), nullDevice{})
	p.Mknod("/dev/zero", 0666, makedev(1, 5), zeroDevice{})
	p.Mknod("/dev/full", 0666, makedev(1, 7), fullDevice{})
}

func makedev(major, minor uint64) uint64 { return major<<8 | minor }
