// Code generated from portkit.os.Os by scripts/generate; DO NOT EDIT.

package runtime

// The OS interface, version 1.0.
const (
	osMagic     = 0x0074696b74726f70
	osMajor     = 1
	osMinor     = 0
	osTableSize = 264
)

// What a port may have: bits of osTable.capabilities.
const (
	osHasInput      = 0x1
	osHasSleep      = 0x2
	osHasFaults     = 0x4
	osHasThreads    = 0x8
	osHasPreemption = 0x40
	osHasClock      = 0x10
	osHasRandom     = 0x20
)

// Offsets of the calls in the table.
const (
	osCallWrite     = 128
	osCallRead      = 136
	osCallReserve   = 144
	osCallCommit    = 152
	osCallDecommit  = 160
	osCallRelease   = 168
	osCallNanotime  = 176
	osCallExit      = 184
	osCallSleep     = 192
	osCallWakeup    = 200
	osCallSpawn     = 208
	osCallSettls    = 216
	osCallYield     = 224
	osCallOnfault   = 232
	osCallInterrupt = 240
	osCallWalltime  = 248
	osCallRandom    = 256
)

// Kinds of faults, and the flag in osFault.flags.
const (
	osFaultMemory             = 1
	osFaultIntegerDivide      = 2
	osFaultFloatingPoint      = 3
	osFaultIllegalInstruction = 4
	osFaultBreakpoint         = 5
	osFaultInterrupt          = 6
	osFaultAddressUnknown     = 1
)

// osTable is the header of the OS table; the calls follow it.
type osTable struct {
	magic        uint64 // the bytes "portkit" and a zero
	major        uint16 // major version; another one is another table
	minor        uint16 // minor version; a higher one only appends calls or bits
	size         uint32 // bytes in the table, header included
	capabilities uint64 // one bit for each profile that the port has
	argc         uint64 // number of arguments, the program's name included
	argv         **byte // argc addresses of C strings, then a null
	envp         **byte // addresses of NAME=value C strings, then a null; envp = argv + argc + 1
	pageSize     uint64 // bytes in a page, a power of two
	cpuCount     uint64 // processors that run the program's threads, at least 1
	hugePageSize uint64 // bytes in a huge page that commit may use where it fits; 0: none
}

// osFault is what the port tells the fault handler.
type osFault struct {
	kind  uint32 // what happened
	flags uint32 // bit 0: addr is unknown, as for a non-canonical address; the other bits are 0
	addr  uint64 // the address that was touched, for a memory fault
	pc    uint64 // in: the instruction that faulted or was to run next; out: where to go on
	sp    uint64 // in: its stack pointer; out: the stack pointer to go on with
}
