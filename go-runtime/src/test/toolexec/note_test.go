package main

import (
	"bytes"
	"debug/elf"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// program is an ELF file as Go's linker lays it out: headers, sections' headers, free space, notes at the
// end of the first page.
type program struct {
	header  elf.Header64
	segment elf.Prog64
	section elf.Section64
	bytes   []byte
}

const (
	notesAt  = 0xf9c
	notesLen = 0x64
	address  = 0x400000
)

func newProgram() *program {
	p := &program{bytes: make([]byte, 0x1000)}
	copy(p.header.Ident[:], elf.ELFMAG)
	p.header.Ident[elf.EI_CLASS] = byte(elf.ELFCLASS64)
	p.header.Type = uint16(elf.ET_EXEC)
	p.header.Phoff, p.header.Phentsize, p.header.Phnum = 64, 56, 2
	p.header.Shoff, p.header.Shentsize, p.header.Shnum = 0x190, 64, 2
	p.segment = elf.Prog64{Type: uint32(elf.PT_NOTE), Off: notesAt, Vaddr: address + notesAt,
		Paddr: address + notesAt, Filesz: notesLen, Memsz: notesLen}
	p.section = elf.Section64{Type: uint32(elf.SHT_NOTE), Off: notesAt, Addr: address + notesAt, Size: notesLen}
	for i := range notesLen {
		p.bytes[notesAt+i] = 0xaa
	}
	return p
}

func (p *program) write(t *testing.T) string {
	t.Helper()
	for _, part := range []struct {
		at   uint64
		data any
	}{{0, p.header}, {64 + 56, p.segment}, {p.header.Shoff + 64, p.section}} {
		var b bytes.Buffer
		if err := binary.Write(&b, binary.LittleEndian, part.data); err != nil {
			t.Fatal(err)
		}
		copy(p.bytes[part.at:], b.Bytes())
	}
	name := filepath.Join(t.TempDir(), "program")
	if err := os.WriteFile(name, p.bytes, 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestNoteIsAdded(t *testing.T) {
	abiMajor, abiMinor = "258", "3"
	name := newProgram().write(t)
	before, _ := os.ReadFile(name)
	if err := addNote(name); err != nil {
		t.Fatal(err)
	}
	after, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	want := "\x08\x00\x00\x00\x08\x00\x00\x00\x01\x00\x00\x00portkit\x00\x02\x01\x00\x00\x03\x00\x00\x00"
	const at = notesAt - 28
	if got := string(after[at:notesAt]); got != want {
		t.Errorf("note is %q, want %q", got, want)
	}
	if !bytes.Equal(before[notesAt:], after[notesAt:]) {
		t.Error("Go's notes have changed")
	}
	var segment elf.Prog64
	binary.Read(bytes.NewReader(after[64+56:]), binary.LittleEndian, &segment)
	if segment.Off != at || segment.Vaddr != address+at || segment.Paddr != address+at ||
		segment.Filesz != notesLen+28 || segment.Memsz != notesLen+28 {
		t.Errorf("segment is %+v", segment)
	}
	var section elf.Section64
	binary.Read(bytes.NewReader(after[0x190+64:]), binary.LittleEndian, &section)
	if section.Off != at || section.Addr != address+at || section.Size != notesLen+28 {
		t.Errorf("section is %+v", section)
	}
}

func TestWhatCannotHaveANoteIsRefused(t *testing.T) {
	abiMajor, abiMinor = "1", "0"
	for _, test := range []struct {
		name, message string
		spoil         func(p *program)
	}{
		{"class", "no 64-bit ELF executable", func(p *program) { p.header.Ident[elf.EI_CLASS] = 1 }},
		{"type", "no 64-bit ELF executable", func(p *program) { p.header.Type = uint16(elf.ET_DYN) }},
		{"no segment", "no PT_NOTE segment", func(p *program) { p.segment.Type = uint32(elf.PT_LOAD) }},
		{"no section", "no note section", func(p *program) { p.section.Off++ }},
		{"section of another type", "no note section", func(p *program) { p.section.Type = 1 }},
		{"in use", "are not free", func(p *program) { p.bytes[notesAt-28] = 1 }},
		{"last byte in use", "are not free", func(p *program) { p.bytes[notesAt-1] = 1 }},
		{"close to the program headers", "no room", func(p *program) {
			p.header.Shoff = 0xe00
			p.segment.Off, p.section.Off = 64+2*56+27, 64+2*56+27
		}},
		{"close to the section headers", "no room", func(p *program) {
			p.segment.Off, p.section.Off = 0x190+2*64+27, 0x190+2*64+27
		}},
		{"cut short", "EOF", func(p *program) { p.header.Phoff = 0x10000 }},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := newProgram()
			test.spoil(p)
			name := p.write(t)
			before, _ := os.ReadFile(name)
			err := addNote(name)
			if err == nil || !strings.Contains(err.Error(), test.message) {
				t.Errorf("error is %v, want one with %q", err, test.message)
			}
			if after, _ := os.ReadFile(name); !bytes.Equal(before, after) {
				t.Error("the file has changed")
			}
		})
	}
}

func TestVersionMustBeSet(t *testing.T) {
	for _, version := range [][2]string{{"", "0"}, {"1", ""}, {"-1", "0"}, {"1", "4294967296"}} {
		abiMajor, abiMinor = version[0], version[1]
		if err := addNote(newProgram().write(t)); err == nil {
			t.Errorf("version %q is taken", version)
		}
	}
}
