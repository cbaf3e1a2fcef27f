// Args prints its arguments and a variable, and ends with 3.
package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Println(os.Args, os.Getenv("GREETING"))
	os.Exit(3)
}
