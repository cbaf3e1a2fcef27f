// Bench measures what a runtime's port decides: channels, threads, memory, the
// clock and output. It runs the measurements that its arguments name, all
// without any, and prints a line for each: name, value, unit.
//
// The write measurement writes to standard error; send that to /dev/null.
package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"sync"
	"time"
)

type measurement struct {
	name string
	unit string
	run  func() float64
}

var measurements = []measurement{
	{"sieve", "ms", func() float64 { return ms(sieve) }},
	{"trees", "ms", func() float64 { return ms(trees) }},
	{"gcstress", "ms", func() float64 { return ms(gcStress) }},
	{"pingpong", "ns", func() float64 { return each(200_000, pingPong) }},
	{"spawn", "ns", func() float64 { return each(200_000, spawn) }},
	{"now", "ns", func() float64 { return each(1_000_000, now) }},
	{"write64", "ns", func() float64 { return each(20_000, write) }},
	{"touch64m", "ms", func() float64 { return ms(touch) / touches }},
	{"gcpause", "us", gcPause},
	{"oversleep", "us", func() float64 { return oversleep(50) }},
	{"oversleep99", "us", func() float64 { return oversleep(99) }},
	{"memory", "MiB", memory},
}

func main() {
	if len(os.Args) >= 2 && os.Args[1] == "start" {
		// The caller takes the time to this line, then looks at memory and processor time.
		fmt.Println("started")
		seconds := 1
		if len(os.Args) > 2 {
			seconds, _ = strconv.Atoi(os.Args[2])
		}
		time.Sleep(time.Duration(seconds) * time.Second)
		return
	}
	all := len(os.Args) == 1
	wanted := map[string]bool{}
	for _, name := range os.Args[1:] {
		wanted[name] = true
	}
	for _, m := range measurements {
		if all || wanted[m.name] {
			delete(wanted, m.name)
			runtime.GC()
			fmt.Printf("%s %.1f %s\n", m.name, m.run(), m.unit)
		}
	}
	for name := range wanted {
		fmt.Fprintln(os.Stderr, "bench: no measurement", name)
		os.Exit(2)
	}
}

func ms(f func()) float64 {
	start := time.Now()
	f()
	return float64(time.Since(start)) / 1e6
}

func each(n int, f func(n int)) float64 {
	start := time.Now()
	f(n)
	return float64(time.Since(start)) / float64(n)
}

// sieve sends numbers through 2000 goroutines, each of which drops the
// multiples of its prime.
func sieve() {
	source := make(chan int)
	done := make(chan struct{})
	go func() {
		for i := 2; ; i++ {
			select {
			case source <- i:
			case <-done:
				return
			}
		}
	}()
	in := source
	for range 2000 {
		prime := <-in
		out := make(chan int)
		go func(in <-chan int) {
			for {
				select {
				case i := <-in:
					if i%prime == 0 {
						continue
					}
					select {
					case out <- i:
					case <-done:
						return
					}
				case <-done:
					return
				}
			}
		}(in)
		in = out
	}
	close(done)
}

type tree struct{ left, right *tree }

func grow(depth int) *tree {
	if depth == 0 {
		return new(tree)
	}
	return &tree{grow(depth - 1), grow(depth - 1)}
}

func (t *tree) count() int {
	if t.left == nil {
		return 1
	}
	return 1 + t.left.count() + t.right.count()
}

// trees builds and walks binary trees, a few long-lived, most short-lived.
func trees() {
	const depth = 16
	keep := grow(depth)
	for d := 4; d <= depth; d += 4 {
		for range 1 << (depth - d + 4) {
			if grow(d).count() != 1<<(d+1)-1 {
				panic("trees: a node is missing")
			}
		}
	}
	runtime.KeepAlive(keep)
}

// gcStress makes garbage on many goroutines while collections are forced.
func gcStress() {
	var wg sync.WaitGroup
	for id := range 32 {
		wg.Go(func() {
			for range 100 {
				if grow(11).count() != 1<<12-1 {
					panic("gcstress: a node is missing")
				}
				m := make(map[int][]byte)
				for k := range 200 {
					m[k*id] = make([]byte, k)
				}
			}
		})
	}
	for range 100 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	wg.Wait()
}

func pingPong(n int) {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for i := range ping {
			pong <- i
		}
		close(pong)
	}()
	for i := range n {
		ping <- i
		<-pong
	}
	close(ping)
}

func spawn(n int) {
	done := make(chan struct{})
	for range n {
		go func() { done <- struct{}{} }()
		<-done
	}
}

var sink time.Time

func now(n int) {
	for range n {
		sink = time.Now()
	}
}

func write(n int) {
	line := make([]byte, 64)
	for i := range line {
		line[i] = '.'
	}
	line[63] = '\n'
	for range n {
		if _, err := os.Stderr.Write(line); err != nil {
			panic(err)
		}
	}
}

const touches = 5

// touch takes 64 MiB from the system and writes to each page, five times.
func touch() {
	const size = 64 << 20
	for i := range touches {
		b := make([]byte, size)
		for p := 0; p < size; p += 4096 {
			b[p] = byte(i)
		}
		runtime.KeepAlive(b)
		b = nil
		debug.FreeOSMemory()
	}
}

// gcPause is the longest pause of 20 collections with a live heap of 16 MiB.
func gcPause() float64 {
	keep := grow(18)
	for range 20 {
		runtime.GC()
	}
	runtime.KeepAlive(keep)
	var stats debug.GCStats
	debug.ReadGCStats(&stats)
	longest := time.Duration(0)
	for _, pause := range stats.Pause[:20] {
		longest = max(longest, pause)
	}
	return float64(longest) / 1e3
}

// memory is what the runtime has got from the system after gcStress.
func memory() float64 {
	gcStress()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return float64(stats.Sys) / (1 << 20)
}

var over []time.Duration

// oversleep is how much longer than asked time.Sleep(1 ms) takes, a percentile.
func oversleep(percentile int) float64 {
	if over == nil {
		over = make([]time.Duration, 501)
		for i := range over {
			start := time.Now()
			time.Sleep(time.Millisecond)
			over[i] = time.Since(start) - time.Millisecond
		}
		slices.Sort(over)
	}
	return float64(over[len(over)*percentile/100]) / 1e3
}
