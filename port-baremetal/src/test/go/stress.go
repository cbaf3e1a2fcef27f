// Stress keeps threads, timers, the collector and vector registers busy at once.
package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"
)

type node struct{ left, right *node }

func tree(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{tree(depth - 1), tree(depth - 1)}
}

func (n *node) count() int {
	if n.left == nil {
		return 1
	}
	return 1 + n.left.count() + n.right.count()
}

// Floating-point sums live in vector registers; whoever takes them away changes the result.
func sum(n int) float64 {
	a, b, c, d := 0.0, 0.5, 0.25, 0.125
	for i := range n {
		x := float64(i)
		a, b, c, d = a+x, b+x/2, c+x/4, d+x/8
	}
	return a + b + c + d
}

func main() {
	debug.SetGCPercent(20)
	want := sum(200000)
	var wrong atomic.Int64
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 60 {
				if sum(200000) != want {
					wrong.Add(1)
				}
			}
		})
		all.Go(func() {
			for range 20 {
				if tree(12).count() != 1<<13-1 {
					wrong.Add(1)
				}
			}
		})
		all.Go(func() {
			for range 30 {
				begin := time.Now()
				time.Sleep(time.Millisecond)
				if time.Since(begin) < time.Millisecond {
					wrong.Add(1)
				}
			}
		})
	}
	for range 100 {
		all.Go(func() {
			runtime.LockOSThread()
			time.Sleep(2 * time.Millisecond)
		})
	}
	spin := make(chan bool)
	stop := false
	go func() {
		for !stop { // no calls: only an interrupt stops it
			zero++
		}
		spin <- true
	}()
	all.Wait()
	runtime.GC()
	stop = true
	if wrong.Load() != 0 {
		fmt.Println("wrong results:", wrong.Load())
		os.Exit(1)
	}
	fmt.Println("ok")
}

var zero int
