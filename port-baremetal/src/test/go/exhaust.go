// Exhaust takes memory until there is no more.
package main

func main() {
	var all [][]byte
	for {
		piece := make([]byte, 1<<20)
		for i := range piece {
			piece[i] = byte(i)
		}
		all = append(all, piece)
	}
}
