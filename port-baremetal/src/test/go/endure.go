// Endure does one thing of which a kernel may get tired; its argument says which.
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

var parts = map[string]func(){
	"deep":       deepStack,
	"overflow":   overflow,
	"handler":    faultInHandler,
	"goroutines": manyGoroutines,
	"loops":      callFreeLoops,
	"locked":     lockedThreads,
	"timers":     timers,
}

func main() {
	parts[os.Args[1]]()
	fmt.Println("ok")
}

func must(what string, got, want int64) {
	if got != want {
		fmt.Println(what, got, "instead of", want)
		os.Exit(1)
	}
}

// descend has a frame on each stack page, which is not there until it is touched.
func descend(n int64) int64 {
	var page [4000]byte
	page[n%4000] = 1
	if n == 0 {
		return 0
	}
	return descend(n-1) + int64(page[n%4000])
}

// deepStack: stack pages come while nothing else has a stack to handle a fault on.
func deepStack() {
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() { must("depth", descend(8000), 8000) })
	}
	all.Wait()
}

// overflow ends in Go's own message when a stack is at its limit.
func overflow() {
	debug.SetMaxStack(48 << 20)
	fmt.Println(descend(1 << 40))
}

//go:noinline
func fault(p *int64) int64 { return *p }

// step goes down by so little that a fault happens at every place of a page; the runtime's handler
// pushes the address of the panic below, often on a page that is not there yet.
//
//go:noinline
func step(n int64) (faults int64) {
	if n == 0 {
		return 0
	}
	func() {
		defer func() {
			if recover() != nil {
				faults++
			}
		}()
		fault(nil)
	}()
	return faults + step(n-1)
}

func faultInHandler() {
	// New stacks each time: what has been touched once is there.
	for range 20 {
		done := make(chan int64)
		go func() { done <- step(600) }()
		must("faults", <-done, 600)
		runtime.GC()
		debug.FreeOSMemory()
	}
}

func manyGoroutines() {
	const n = 10_000
	var all sync.WaitGroup
	var count atomic.Int64
	gate := make(chan struct{})
	for range n {
		all.Go(func() {
			<-gate
			runtime.Gosched()
			count.Add(1)
		})
	}
	close(gate)
	all.Wait()
	must("goroutines", count.Load(), n)
}

var counters [4]int64

// callFreeLoops stop only when they are interrupted; collections need them to.
func callFreeLoops() {
	stop := false
	for i := range counters {
		go func() {
			for !stop {
				counters[i]++
			}
		}()
	}
	for range 6 {
		runtime.GC()
		time.Sleep(2 * time.Millisecond)
	}
	stop = true
}

// lockedThreads come, hand something over, and die with their goroutines.
func lockedThreads() {
	var count atomic.Int64
	for range 12 {
		var all sync.WaitGroup
		for range 40 {
			all.Go(func() {
				runtime.LockOSThread()
				there, back := make(chan int64), make(chan int64)
				go func() {
					runtime.LockOSThread()
					back <- 1 + <-there
				}()
				there <- 1
				count.Add(<-back)
			})
		}
		all.Wait()
	}
	must("hand-overs", count.Load(), 12*40*2)
}

func timers() {
	const n = 2000
	var all sync.WaitGroup
	var early atomic.Int64
	for i := range n {
		all.Add(1)
		d := time.Duration(i%50) * time.Millisecond
		begin := time.Now()
		time.AfterFunc(d, func() {
			if time.Since(begin) < d {
				early.Add(1)
			}
			all.Done()
		})
	}
	all.Wait()
	must("early timers", early.Load(), 0)
}
