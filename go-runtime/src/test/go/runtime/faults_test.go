package runtime

import (
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"unsafe"
)

// fault runs f, which must fault, and returns what was recovered.
func fault(t *testing.T, f func()) (fault runtime.Error) {
	t.Helper()
	defer func() {
		var ok bool
		if fault, ok = recover().(runtime.Error); !ok {
			t.Fatal("there was no fault")
		}
	}()
	f()
	return nil
}

//go:noinline
func load(address uintptr) byte { return *(*byte)(*(*unsafe.Pointer)(unsafe.Pointer(&address))) }

func TestFaultAtAnAddressOfNobodys(t *testing.T) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	const address = 0x123456789000
	err := fault(t, func() { load(address) })
	if at, ok := err.(interface{ Addr() uintptr }); !ok || at.Addr() != address {
		t.Errorf("%v (%T) does not say %#x", err, err, address)
	}
}

func TestFaultAtAnAddressThatIsNone(t *testing.T) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	fault(t, func() { load(1 << 63) })
}

func TestFaultsInManyGoroutines(t *testing.T) {
	const goroutines, faults = 16, 200
	done := make(chan int)
	for range goroutines {
		go func() {
			n := 0
			for range faults {
				func() {
					defer func() {
						if recover() != nil {
							n++
						}
					}()
					load(0)
				}()
			}
			done <- n
		}()
	}
	for range goroutines {
		if n := <-done; n != faults {
			t.Errorf("%d faults, want %d", n, faults)
		}
	}
}

func TestRegistersAndVectorsSurviveInterrupts(t *testing.T) {
	stop := make(chan bool)
	go func() {
		for {
			select {
			case <-stop:
				return
			default:
				runtime.GC() // interrupts whoever runs
			}
		}
	}()
	defer close(stop)
	for range 20 {
		// Without calls, with more values than registers, integers and floats.
		a, b, c, d, e, f, g, h := 1, 2, 3, 4, 5, 6, 7, 8
		u, v, w, x, y, z := 1.0, 2.0, 3.0, 4.0, 5.0, 6.0
		for range 1_000_000 {
			a, b, c, d, e, f, g, h = b, c, d, e, f, g, h, a
			u, v, w, x, y, z = v, w, x, y, z, u
		}
		if a+b*10+c*100+d*1000+e*10000+f*100000+g*1000000+h*10000000 != 87654321 ||
			u*1e5+v*1e4+w*1e3+x*1e2+y*10+z != 561234 {
			t.Fatal("a register has changed: ", a, b, c, d, e, f, g, h, u, v, w, x, y, z)
		}
	}
}

func TestTracebackGoesThroughAFault(t *testing.T) {
	var trace string
	func() {
		defer func() {
			recover()
			trace = string(debug.Stack())
		}()
		load(0)
	}()
	for _, name := range []string{"portkit/runtime.load", "TestTracebackGoesThroughAFault"} {
		if !strings.Contains(trace, name) {
			t.Errorf("%q is not in the traceback:\n%s", name, trace)
		}
	}
}
