// Command toolexec stands between the go command and the stock compiler, assembler and linker
// (go build -toolexec), which do not know GOOS=tiny: to them it is linux, whose object files and calling
// convention tiny shares. The linker gets tiny's entry point, and the program the note that says which OS
// interface it is for.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

// Set by the linker (-X): the version of the OS interface, and a name for the contents of this program.
var (
	abiMajor = ""
	abiMinor = ""
	stamp    = ""
)

const entry = "_rt0_amd64_tiny"

func main() {
	if len(os.Args) < 2 {
		fail(fmt.Errorf("usage: toolexec tool arguments"))
	}
	tool, args := os.Args[1], os.Args[2:]
	name := filepath.Base(tool)
	stock := name == "compile" || name == "asm" || name == "link"
	switch {
	case stock && len(args) > 0 && strings.HasPrefix(args[0], "-V"):
		os.Setenv("GOOS", "linux")
		version(tool, args)
	case stock && os.Getenv("GOOS") == "tiny":
		os.Setenv("GOOS", "linux")
		if name == "link" {
			link(tool, args)
			return
		}
		fallthrough
	default:
		fail(syscall.Exec(tool, os.Args[1:], os.Environ()))
	}
}

// version says what the tool says of itself and who ran it: the go command caches what a tool made by it.
func version(tool string, args []string) {
	command := exec.Command(tool, args...)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		fail(err)
	}
	fmt.Printf("%s+portkit-%s\n", strings.TrimSpace(string(out)), stamp)
}

func link(tool string, args []string) {
	output, buildID := "", ""
	for i, arg := range args {
		if arg == "-o" && i+1 < len(args) {
			output = args[i+1]
		}
		if id, ok := strings.CutPrefix(arg, "-buildid="); ok {
			buildID = id
		}
	}
	if output == "" {
		fail(fmt.Errorf("the linker is given no -o"))
	}
	first := []string{"-E", entry}
	if buildID == "" {
		// The user wants no build ID, but the ABI note needs the company of one.
		first = append(first, "-B", "0x00")
	}
	command := exec.Command(tool, append(first, args...)...)
	command.Stdin, command.Stdout, command.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := command.Run(); err != nil {
		if exit, ok := err.(*exec.ExitError); ok {
			os.Exit(exit.ExitCode())
		}
		fail(err)
	}
	if err := addNote(output); err != nil {
		fail(fmt.Errorf("cannot add the ABI note to %s: %w", output, err))
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "portkit toolexec:", err)
	os.Exit(1)
}
