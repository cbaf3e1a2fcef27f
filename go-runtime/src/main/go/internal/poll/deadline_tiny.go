package poll

import (
	"sync"
	"sync/atomic"
	"time"
)

// deadline is a moment after which waiting fails.
type deadline struct {
	passed atomic.Bool
	mu     sync.Mutex
	timer  *time.Timer // nil: there is no deadline, or it has passed
}

// set replaces the deadline, by none if t is zero. wake is called when it passes.
func (d *deadline) set(t time.Time, wake func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.timer != nil {
		d.timer.Stop()
		d.timer = nil
	}
	d.passed.Store(false)
	if t.IsZero() {
		return
	}
	left := time.Until(t)
	if left <= 0 {
		d.passed.Store(true)
		wake()
		return
	}
	// The timer may run out before it is stored, or too late, when another deadline is set already:
	// the lock makes it wait for the one and see the other.
	var timer *time.Timer
	timer = time.AfterFunc(left, func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		if d.timer == timer {
			d.timer = nil
			d.passed.Store(true)
			wake()
		}
	})
	d.timer = timer
}
