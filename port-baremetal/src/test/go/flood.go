// Flood writes more than any pipe holds.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	w := bufio.NewWriterSize(os.Stdout, 1<<16)
	for i := range 40_000 {
		fmt.Fprintln(w, "line", i)
	}
	w.Flush()
}
