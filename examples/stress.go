// Works the whole runtime at once: garbage collection under way while goroutines allocate, timers, select,
// locks, finalizers, panics on grown stacks, threads that are locked and die. Each part counts what it must
// have done, for GOMAXPROCS 1, 2 and 8, and the program says ok or what went wrong.
package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// A part of the work; it returns what went wrong.
type part struct {
	name string
	run  func() error
}

var parts = []part{
	{"trees", trees},
	{"maps", maps},
	{"channels", channels},
	{"select", selects},
	{"timers", timers},
	{"locks", locks},
	{"conditions", conditions},
	{"finalizers", finalizers},
	{"panics", panics},
	{"locked threads", lockedThreads},
	{"deadlines", deadlines},
}

func main() {
	for _, procs := range []int{1, 2, 8} {
		runtime.GOMAXPROCS(procs)
		if err := all(); err != nil {
			fmt.Printf("FAIL with GOMAXPROCS=%d: %v\n", procs, err)
			os.Exit(1)
		}
	}
	fmt.Println("ok")
}

// all runs the parts at the same time, with collections all the while.
func all() error {
	stop := make(chan struct{})
	var collector sync.WaitGroup
	collector.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			case <-time.After(time.Millisecond):
			}
			runtime.GC()
			if i%8 == 0 {
				debug.FreeOSMemory()
			}
		}
	})
	errs := make(chan error, len(parts))
	for _, p := range parts {
		go func() {
			err := p.run()
			if err != nil {
				err = fmt.Errorf("%s: %w", p.name, err)
			}
			errs <- err
		}()
	}
	var first error
	for range parts {
		if err := <-errs; err != nil && first == nil {
			first = err
		}
	}
	close(stop)
	collector.Wait()
	return first
}

func want[T comparable](what string, got, want T) error {
	if got != want {
		return fmt.Errorf("%s: got %v, want %v", what, got, want)
	}
	return nil
}

type tree struct {
	left, right *tree
	depth       int
}

func grow(depth int) *tree {
	if depth == 0 {
		return &tree{}
	}
	return &tree{grow(depth - 1), grow(depth - 1), depth}
}

func (t *tree) count() int {
	if t == nil {
		return 0
	}
	return 1 + t.left.count() + t.right.count()
}

func trees() error {
	const depth = 12
	var wrong atomic.Int64
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 8 {
				if grow(depth).count() != 1<<(depth+1)-1 {
					wrong.Add(1)
				}
			}
		})
	}
	wg.Wait()
	return want("broken trees", wrong.Load(), 0)
}

func maps() error {
	const keys = 20000
	m := map[int][]byte{}
	for i := range keys {
		m[i*7919%keys] = make([]byte, i%64)
	}
	sorted := make([]int, 0, keys)
	for k := range m {
		sorted = append(sorted, k)
	}
	slices.Sort(sorted)
	for i, k := range sorted {
		if i != k {
			return fmt.Errorf("key %d is %d", i, k)
		}
	}
	return want("keys", len(sorted), keys)
}

func channels() error {
	const messages = 20000
	there, back := make(chan int), make(chan int)
	go func() {
		for v := range there {
			back <- v + 1
		}
		close(back)
	}()
	v := 0
	for range messages {
		there <- v
		v = <-back
	}
	close(there)
	if _, open := <-back; open {
		return fmt.Errorf("the channel is still open")
	}
	return want("messages", v, messages)
}

func selects() error {
	const messages, senders = 2000, 4
	in := make([]chan int, senders)
	for i := range in {
		in[i] = make(chan int)
		go func() {
			for range messages {
				in[i] <- 1
			}
		}()
	}
	sum := 0
	for sum < messages*senders {
		select {
		case v := <-in[0]:
			sum += v
		case v := <-in[1]:
			sum += v
		case v := <-in[2]:
			sum += v
		case v := <-in[3]:
			sum += v
		}
	}
	return want("messages", sum, messages*senders)
}

func timers() error {
	const count = 200
	var fired atomic.Int64
	var wg sync.WaitGroup
	wg.Add(count)
	for i := range count {
		time.AfterFunc(time.Duration(i%10)*time.Millisecond, func() {
			fired.Add(1)
			wg.Done()
		})
	}
	stopped := time.AfterFunc(time.Hour, func() { fired.Add(1) })
	wg.Wait()
	if !stopped.Stop() {
		return fmt.Errorf("a timer of an hour has run out")
	}
	ticker := time.NewTicker(time.Millisecond)
	defer ticker.Stop()
	last := time.Now()
	for range 10 {
		<-ticker.C
		now := time.Now()
		if now.Before(last) {
			return fmt.Errorf("the clock went back by %v", last.Sub(now))
		}
		last = now
	}
	return want("timers", fired.Load(), count)
}

func locks() error {
	const workers, rounds = 16, 3000
	var mu sync.Mutex
	var rw sync.RWMutex
	count, shared := 0, 0
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for i := range rounds {
				mu.Lock()
				count++
				mu.Unlock()
				if i%10 == 0 {
					rw.Lock()
					shared++
					rw.Unlock()
				} else {
					rw.RLock()
					_ = shared
					rw.RUnlock()
				}
			}
		})
	}
	wg.Wait()
	if err := want("shared", shared, workers*rounds/10); err != nil {
		return err
	}
	return want("count", count, workers*rounds)
}

func conditions() error {
	const items = 5000
	var mu sync.Mutex
	changed := sync.NewCond(&mu)
	queue, taken := 0, 0
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			for taken < items {
				if queue == 0 {
					changed.Wait()
					continue
				}
				queue--
				taken++
				if taken == items {
					changed.Broadcast()
				}
			}
		})
	}
	for range items {
		mu.Lock()
		queue++
		mu.Unlock()
		changed.Signal()
	}
	wg.Wait()
	return want("items", taken, items)
}

func finalizers() error {
	const count = 500
	var run atomic.Int64
	func() {
		for i := range count {
			t := &tree{depth: i}
			t.left = &tree{right: t.left} // not tiny, so not batched
			runtime.SetFinalizer(t, func(*tree) { run.Add(1) })
		}
	}()
	// The last of them may still be on a stack.
	for i := 0; i < 1000 && run.Load() < count-10; i++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	if n := run.Load(); n < count-10 || n > count {
		return fmt.Errorf("%d of %d have run", n, count)
	}
	return nil
}

func panics() error {
	const rounds = 200
	caught := 0
	for i := range rounds {
		func() {
			defer func() {
				if _, ok := recover().(runtime.Error); ok {
					caught++
				}
			}()
			descend(i%50*20, nil)
		}()
	}
	return want("panics", caught, rounds)
}

// descend dereferences nil at the end of a deep stack.
func descend(depth int, nothing *tree) int {
	var pad [16]int
	if depth == 0 {
		return nothing.depth
	}
	pad[depth%16] = depth
	return descend(depth-1, nothing) + pad[depth%16]
}

func lockedThreads() error {
	const threads = 10
	var wg sync.WaitGroup
	var woken atomic.Int64
	for range threads {
		wg.Go(func() {
			runtime.LockOSThread() // and not unlocked: the thread ends with the goroutine
			time.Sleep(time.Millisecond)
			woken.Add(1)
		})
	}
	wg.Wait()
	return want("threads", woken.Load(), threads)
}

func deadlines() error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
	defer cancel()
	select {
	case <-ctx.Done():
		return nil
	case <-time.After(time.Minute):
		return fmt.Errorf("nothing happened for a minute")
	}
}
