// Small is a program that needs little memory.
package main

func main() { println("small") }
