// Collects garbage while a goroutine is in a loop that makes no calls: only an interrupt stops it.
package main

import (
	"fmt"
	"runtime"
	"time"
)

var spins int

func main() {
	for range runtime.GOMAXPROCS(0) {
		go func() {
			for {
				spins++
			}
		}()
	}
	time.Sleep(10 * time.Millisecond)
	runtime.GC()
	fmt.Println("the collection is over")
}
