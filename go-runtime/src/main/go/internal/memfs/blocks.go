package memfs

// blocks are the contents of a regular file: memory for what was written. What lies in between is
// what the file began with, if anything, or else a hole, which reads as zeros. They are not safe for
// use by several goroutines.
type blocks struct {
	size int64
	data map[int64]*[BlockSize]byte // by offset / BlockSize, as far as written
	base []byte                     // what the file began with; is never written to
}

// maxSize is the largest size of a file that the offsets of all calls can express.
const maxSize = 1<<63 - 1

func (b *blocks) readAt(p []byte, off int64) int {
	if off >= b.size {
		return 0
	}
	p = p[:min(int64(len(p)), b.size-off)]
	n := 0
	for n < len(p) {
		at := off + int64(n)
		start := at % BlockSize
		part := p[n:min(int64(len(p)), int64(n)+BlockSize-start)]
		if block := b.data[at/BlockSize]; block != nil {
			copy(part, block[start:])
		} else {
			b.readBase(part, at)
		}
		n += len(part)
	}
	return n
}

func (b *blocks) readBase(p []byte, off int64) {
	n := 0
	if off < int64(len(b.base)) {
		n = copy(p, b.base[off:])
	}
	clear(p[n:])
}

// writeAt writes up to maxSize.
func (b *blocks) writeAt(p []byte, off int64) int {
	p = p[:min(int64(len(p)), maxSize-off)]
	if b.data == nil {
		b.data = map[int64]*[BlockSize]byte{}
	}
	n := 0
	for n < len(p) {
		at := off + int64(n)
		block := b.data[at/BlockSize]
		if block == nil {
			block = new([BlockSize]byte)
			b.readBase(block[:], at-at%BlockSize)
			b.data[at/BlockSize] = block
		}
		n += copy(block[at%BlockSize:], p[n:])
	}
	b.size = max(b.size, off+int64(n))
	return n
}

func (b *blocks) truncate(size int64) {
	if size < b.size {
		b.cut(size)
	}
	b.size = size
}

// cut frees the blocks beyond size and clears the rest of the last one, which a later growth shows.
func (b *blocks) cut(size int64) {
	b.base = b.base[:min(size, int64(len(b.base)))]
	last := size / BlockSize
	if tail := b.data[last]; tail != nil {
		clear(tail[size%BlockSize:])
	}
	for i := range b.data {
		if i > last || i == last && size%BlockSize == 0 {
			delete(b.data, i)
		}
	}
}
