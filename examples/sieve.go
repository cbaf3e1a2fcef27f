// Prints the first primes (100, or as many as its argument says). Each prime is a goroutine that passes on
// what it does not divide, so the Nth prime takes N goroutines and a great many messages between them.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
)

// naturals sends 2, 3, 4, ...
func naturals() <-chan int {
	out := make(chan int)
	go func() {
		for n := 2; ; n++ {
			out <- n
		}
	}()
	return out
}

// without sends what of in the prime does not divide.
func without(prime int, in <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		for n := range in {
			if n%prime != 0 {
				out <- n
			}
		}
	}()
	return out
}

func main() {
	count := 100
	if len(os.Args) > 1 {
		n, err := strconv.Atoi(os.Args[1])
		if err != nil || n < 1 {
			fmt.Fprintln(os.Stderr, "usage: sieve [number of primes, at least 1]")
			os.Exit(2)
		}
		count = n
	}
	numbers := naturals()
	primes := make([]string, count)
	for i := range primes {
		prime := <-numbers
		primes[i] = strconv.Itoa(prime)
		numbers = without(prime, numbers)
	}
	fmt.Println(strings.Join(primes, " "))

	goroutines := runtime.NumGoroutine()
	runtime.GC()
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	fmt.Printf("GOOS=%s: %d goroutines, %d GCs\n", runtime.GOOS, goroutines, memory.NumGC)
}
