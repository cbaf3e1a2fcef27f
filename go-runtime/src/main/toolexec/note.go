package main

import (
	"bytes"
	"debug/elf"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"strconv"
)

// The ABI note (portkit.os.AbiNote): an ELF note of this owner and type with two words, the version.
const (
	noteOwner = "portkit\x00"
	noteType  = 1
)

// addNote puts the note into an ELF file that Go's linker has written.
//
// The linker leaves the end of the file's first page to its own notes, which the segment PT_NOTE and one or
// two sections name, and nothing lies between the ELF headers and them. The note goes right in front,
// and the segment and the first section grow to have it, so that those who read segments (ports) and those
// who read sections (readelf) both find it.
func addNote(name string) error {
	note, err := newNote()
	if err != nil {
		return err
	}
	file, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := prepend(file, note); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

func newNote() ([]byte, error) {
	major, err := strconv.ParseUint(abiMajor, 10, 32)
	if err != nil {
		return nil, err
	}
	minor, err := strconv.ParseUint(abiMinor, 10, 32)
	if err != nil {
		return nil, err
	}
	var note bytes.Buffer
	for _, word := range []uint32{uint32(len(noteOwner)), 8, noteType} {
		binary.Write(&note, binary.LittleEndian, word)
	}
	note.WriteString(noteOwner)
	binary.Write(&note, binary.LittleEndian, []uint32{uint32(major), uint32(minor)})
	return note.Bytes(), nil
}

func prepend(file *os.File, note []byte) error {
	var header elf.Header64
	if err := read(file, 0, &header); err != nil {
		return err
	}
	if elf.Class(header.Ident[elf.EI_CLASS]) != elf.ELFCLASS64 || elf.Type(header.Type) != elf.ET_EXEC {
		return errors.New("it is no 64-bit ELF executable")
	}
	segmentAt, segment, err := noteSegment(file, &header)
	if err != nil {
		return err
	}
	sectionAt, section, err := noteSection(file, &header, segment.Off)
	if err != nil {
		return err
	}
	size := uint64(len(note))
	headersEnd := header.Phoff + uint64(header.Phnum)*uint64(header.Phentsize)
	if header.Shoff < segment.Off {
		headersEnd = max(headersEnd, header.Shoff+uint64(header.Shnum)*uint64(header.Shentsize))
	}
	if segment.Off < headersEnd+size {
		return errors.New("there is no room in front of Go's notes")
	}
	if err := free(file, segment.Off-size, size); err != nil {
		return err
	}
	if _, err := file.WriteAt(note, int64(segment.Off-size)); err != nil {
		return err
	}
	segment.Off, segment.Vaddr, segment.Paddr = segment.Off-size, segment.Vaddr-size, segment.Paddr-size
	segment.Filesz, segment.Memsz = segment.Filesz+size, segment.Memsz+size
	if err := write(file, segmentAt, &segment); err != nil {
		return err
	}
	section.Off, section.Addr, section.Size = section.Off-size, section.Addr-size, section.Size+size
	return write(file, sectionAt, &section)
}

func noteSegment(file *os.File, header *elf.Header64) (at int64, segment elf.Prog64, err error) {
	for i := range int64(header.Phnum) {
		at = int64(header.Phoff) + i*int64(header.Phentsize)
		if err = read(file, at, &segment); err != nil || elf.ProgType(segment.Type) == elf.PT_NOTE {
			return
		}
	}
	return 0, segment, errors.New("it has no PT_NOTE segment")
}

func noteSection(file *os.File, header *elf.Header64, offset uint64) (at int64, section elf.Section64, err error) {
	for i := range int64(header.Shnum) {
		at = int64(header.Shoff) + i*int64(header.Shentsize)
		err = read(file, at, &section)
		if err != nil || elf.SectionType(section.Type) == elf.SHT_NOTE && section.Off == offset {
			return
		}
	}
	return 0, section, errors.New("no note section begins where the PT_NOTE segment does")
}

func free(file *os.File, offset, size uint64) error {
	place := make([]byte, size)
	if _, err := file.ReadAt(place, int64(offset)); err != nil {
		return err
	}
	if bytes.Count(place, []byte{0}) != len(place) {
		return fmt.Errorf("the bytes at %#x are not free", offset)
	}
	return nil
}

func read(file *os.File, offset int64, into any) error {
	data := make([]byte, binary.Size(into))
	if _, err := file.ReadAt(data, offset); err != nil {
		return err
	}
	return binary.Read(bytes.NewReader(data), binary.LittleEndian, into)
}

func write(file *os.File, offset int64, from any) error {
	var data bytes.Buffer
	binary.Write(&data, binary.LittleEndian, from)
	_, err := file.WriteAt(data.Bytes(), offset)
	return err
}
