// Says hello, with what a program sees of the port it runs on.
package main

import (
	"fmt"
	"os"
	"runtime"
)

func main() {
	fmt.Printf("hello from %s/%s, %d CPUs, %s\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version())
	for i, arg := range os.Args {
		fmt.Printf("argument %d: %s\n", i, arg)
	}
}
