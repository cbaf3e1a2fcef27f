// Hello waits for a moment behind its greeting, so that its memory can be looked at.
package main

import (
	"fmt"
	"time"
)

func main() {
	fmt.Println("hello from Go")
	time.Sleep(20 * time.Millisecond)
}
