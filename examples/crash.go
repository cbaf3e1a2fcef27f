// Recovers from faults of the processor that Go turns into panics, and then ends with one that nobody
// recovers: Go prints a traceback and the exit code is 2.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
)

type node struct {
	value int
	next  *node
}

//go:noinline
func sum(n *node, count int) int {
	if count == 0 {
		return 0
	}
	return n.value + sum(n.next, count-1)
}

//go:noinline
func divide(a, b int) int { return a / b }

//go:noinline
func call(f func()) { f() }

//go:noinline
func store(p *[1 << 20]byte, i int) { p[i] = 1 }

// recovered runs f, which must panic with a runtime error.
func recovered(what string, f func()) {
	defer func() {
		var fault runtime.Error
		if err, ok := recover().(error); !ok || !errors.As(err, &fault) {
			fmt.Println(what, "was not a fault")
			os.Exit(1)
		}
		fmt.Printf("recovered, %s: %v\n", what, fault)
	}()
	f()
}

func main() {
	recovered("load through nil", func() { sum(&node{value: 1}, 2) })
	recovered("store far from nil", func() { store(nil, 1<<19) })
	recovered("call of nil", func() { call(nil) })
	recovered("division by zero", func() { divide(1, 0) })
	fmt.Println("and one that nobody recovers:")
	sum(nil, 1)
}
