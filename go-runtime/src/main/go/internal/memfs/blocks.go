package memfs

// blocks are the contents of a regular file: memory for what was written, nothing for the holes in
// between, which read as zeros. They are not safe for use by several goroutines.
type blocks struct {
	size int64
	data map[int64]*[BlockSize]byte // by offset / BlockSize; not there: a hole
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
			clear(part)
		}
		n += len(part)
	}
	return n
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
