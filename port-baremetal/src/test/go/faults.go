// Faults recovers from faults of each kind, deep in a stack and in many goroutines.
package main

import (
	"fmt"
	"os"
	"sync"
)

var zero int
var table *[1 << 20]int
var function func()

func caught(f func()) (what any) {
	defer func() { what = recover() }()
	f()
	return nil
}

// Each frame is on a stack page of its own, which comes when it is touched.
func deep(n int) int {
	var page [4096]byte
	page[n%len(page)] = byte(n)
	if n == 0 {
		return table[5]
	}
	return deep(n-1) + int(page[n%len(page)])
}

func main() {
	fmt.Println(caught(func() { table[3] = 1 }))
	fmt.Println(caught(func() { fmt.Println(1 / zero) }))
	fmt.Println(caught(func() { function() }))
	fmt.Println(caught(func() { deep(10000) }))
	var all sync.WaitGroup
	var lock sync.Mutex
	count := 0
	for range 1000 {
		all.Go(func() {
			if caught(func() { table[99999] = 1 }) != nil {
				lock.Lock()
				count++
				lock.Unlock()
			}
		})
	}
	all.Wait()
	fmt.Println(count)
	if len(os.Args) > 1 {
		table[7] = 7
	}
}
