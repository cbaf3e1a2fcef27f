// Soak works lightly for a long time: timers, hand-overs between goroutines and
// between threads, garbage. Every second it prints a report for scripts/soak,
// which compares its clock with the host's. Each timer and each hand-over is
// counted when it is asked for and when it comes.
//
// Its argument is the number of seconds; it ends with 1 if anything was lost.
package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// A worker counts its rounds; one that makes none from report to report waits
// for something that does not come.
type worker struct {
	rounds  atomic.Int64
	seen    int64
	stalled int
}

// Reports without a round after which a worker counts as stalled: none waits
// for longer than a second by itself.
const patience = 15

var (
	start   = time.Now()
	stop    = make(chan struct{})
	running sync.WaitGroup
	workers []*worker

	armed, fired   atomic.Int64
	sent, received atomic.Int64
	stepsBack      atomic.Int64
	latest         atomic.Int64 // the most that a sleep was late since the last report, ns
)

func main() {
	seconds := 60
	if len(os.Args) > 1 {
		n, err := strconv.Atoi(os.Args[1])
		if err != nil || n < 1 {
			fmt.Fprintln(os.Stderr, "soak: wants a number of seconds, not", os.Args[1])
			os.Exit(64)
		}
		seconds = n
	}
	for range 12 {
		launch(sleeper)
	}
	for range 4 {
		launch(alarmClock)
	}
	for range 2 {
		launch(func(w *worker) { handOver(w, func() {}) })
		launch(func(w *worker) { handOver(w, runtime.LockOSThread) })
	}
	launch(litter)

	lost := 0
	for range seconds {
		time.Sleep(time.Second)
		lost = max(lost, report())
	}
	if lost > 0 {
		// Who waits in vain cannot be waited for.
		fmt.Println("end", lost, "stalled")
		os.Exit(1)
	}
	close(stop)
	running.Wait()
	if armed.Load() != fired.Load() || sent.Load() != received.Load() || stepsBack.Load() != 0 {
		report()
		fmt.Println("end with something lost")
		os.Exit(1)
	}
	fmt.Println("end ok")
}

func launch(work func(*worker)) {
	w := &worker{}
	workers = append(workers, w)
	running.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
				work(w)
				w.rounds.Add(1)
			}
		}
	})
}

// report prints one line and returns the number of stalled workers.
func report() int {
	stalled := 0
	for _, w := range workers {
		rounds := w.rounds.Load()
		if rounds == w.seen {
			w.stalled++
		} else {
			w.stalled = 0
		}
		w.seen = rounds
		if w.stalled >= patience {
			stalled++
		}
	}
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	line := fmt.Sprintf("fired=%d armed=%d received=%d sent=%d stalled=%d stepsback=%d late=%d sys=%d collections=%d",
		fired.Load(), armed.Load(), received.Load(), sent.Load(), stalled, stepsBack.Load(),
		latest.Swap(0), stats.Sys, stats.NumGC)
	// The clock last: the host notes when the line comes.
	fmt.Printf("report %s clock=%d\n", line, time.Since(start).Nanoseconds())
	return stalled
}

// after looks at the clock, which must not be behind what another reading gave.
func after(before time.Time) time.Time {
	now := time.Now()
	if now.Sub(before) < 0 {
		stepsBack.Add(1)
	}
	return now
}

func late(by time.Duration) {
	for old := latest.Load(); int64(by) > old && !latest.CompareAndSwap(old, int64(by)); old = latest.Load() {
	}
}

// sleeper sleeps for some milliseconds.
func sleeper(*worker) {
	d := time.Duration(1+rand.IntN(60)) * time.Millisecond
	before := time.Now()
	armed.Add(1)
	time.Sleep(d)
	fired.Add(1)
	passed := after(before).Sub(before)
	if passed < d {
		stepsBack.Add(1)
	}
	late(passed - d)
}

// alarmClock sets timers, takes some of them back, and waits for the others.
func alarmClock(*worker) {
	var pending sync.WaitGroup
	for range 8 {
		pending.Add(1)
		armed.Add(1)
		timer := time.AfterFunc(time.Duration(rand.IntN(100_000))*time.Microsecond, func() {
			fired.Add(1)
			pending.Done()
		})
		if rand.IntN(4) == 0 && timer.Stop() {
			armed.Add(-1)
			pending.Done()
		}
	}
	pending.Wait()
}

// handOver sends times to and fro; with locked threads every hand-over is a sleep and a wakeup of the OS interface.
func handOver(_ *worker, lock func()) {
	there, back := make(chan time.Time), make(chan time.Time)
	go func() {
		lock()
		for t := range there {
			received.Add(1)
			sent.Add(1)
			back <- after(t)
		}
		close(back)
	}()
	lock()
	for range 20 {
		sent.Add(1)
		there <- time.Now()
		after(<-back)
		received.Add(1)
	}
	close(there)
	<-back
	time.Sleep(time.Duration(rand.IntN(150)) * time.Millisecond)
}

type tree struct{ left, right *tree }

func grow(depth int) *tree {
	if depth == 0 {
		return nil
	}
	return &tree{grow(depth - 1), grow(depth - 1)}
}

var kept [16]*tree

// litter replaces one of some trees and makes pieces of all sizes.
func litter(*worker) {
	kept[rand.IntN(len(kept))] = grow(10)
	for size := 1; size < 1<<17; size *= 2 {
		kept[0] = grow(2)
		pieces := make([]byte, size)
		pieces[size-1] = 1
	}
	time.Sleep(50 * time.Millisecond)
}
