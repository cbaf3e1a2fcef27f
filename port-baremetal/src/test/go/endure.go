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

// caught has the runtime's handler push the address of a panic below the stack pointer.
//
//go:noinline
func caught() (faults int64) {
	defer func() {
		if recover() != nil {
			faults = 1
		}
	}()
	return fault(nil)
}

// down and downMore fault at each level, about a page below the last time: further down than that time's panic
// reached. Their frames differ by a word, so those of one are an odd number of words, and it comes to every
// place of two pages, which are mapped together. At one of them the push is on a page that is not there.
func down(n int64) int64 {
	var page [4056]byte
	page[n] = 1
	if n == 0 {
		return 0
	}
	return caught() + down(n-1) - 1 + int64(page[n])
}

func downMore(n int64) int64 {
	var page [4064]byte
	page[n] = 1
	if n == 0 {
		return 0
	}
	return caught() + downMore(n-1) - 1 + int64(page[n])
}

func faultInHandler() {
	const n = 1024
	for _, all := range []func(int64) int64{down, downMore} {
		done := make(chan int64)
		go func() { done <- all(n) }()
		must("faults", <-done, n)
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
