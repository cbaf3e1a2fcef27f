// Talk shows that arguments, environment, input and exit code arrive.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"runtime"
)

func main() {
	fmt.Printf("%s %s %q %s\n", runtime.GOOS, runtime.GOARCH, os.Args[1:], os.Getenv("GREETING"))
	lines, bytes := 0, 0
	for in := bufio.NewScanner(os.Stdin); in.Scan(); lines++ {
		bytes += len(in.Bytes())
	}
	_, err := os.Stdin.Read(make([]byte, 1))
	fmt.Println(lines, bytes, err == io.EOF)
	os.Exit(200)
}
