// Random reads random bytes twice, which must differ.
package main

import (
	"bytes"
	"crypto/rand"
	"fmt"
)

func main() {
	a, b := make([]byte, 1000), make([]byte, 1000)
	rand.Read(a)
	rand.Read(b)
	if bytes.Equal(a, b) || bytes.Count(a, []byte{0}) > 50 {
		fmt.Println("not random")
		return
	}
	fmt.Println("different")
}
