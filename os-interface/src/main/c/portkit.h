/* The portkit OS interface, version 1.0.
 * Generated from portkit.os.Os by scripts/generate; do not edit. */
#ifndef PORTKIT_H
#define PORTKIT_H

#include <stddef.h>
#include <stdint.h>

#define PORTKIT_MAGIC 0x0074696b74726f70ull
#define PORTKIT_MAJOR 1
#define PORTKIT_MINOR 0
#define PORTKIT_NOTE_OWNER "portkit"
#define PORTKIT_NOTE_TYPE 1

/* Capabilities. */
#define PORTKIT_HAS_INPUT 0x1ull
#define PORTKIT_HAS_SLEEP 0x2ull
#define PORTKIT_HAS_FAULTS 0x4ull
#define PORTKIT_HAS_THREADS 0x8ull
#define PORTKIT_HAS_PREEMPTION 0x40ull
#define PORTKIT_HAS_CLOCK 0x10ull
#define PORTKIT_HAS_RANDOM 0x20ull

/* Error codes; calls return them negated. */
#define PORTKIT_ESRCH 3 /* no such thread */
#define PORTKIT_EIO 5 /* input/output error */
#define PORTKIT_EBADF 9 /* bad descriptor */
#define PORTKIT_EAGAIN 11 /* try again */
#define PORTKIT_ENOMEM 12 /* out of memory */
#define PORTKIT_EFAULT 14 /* bad address */
#define PORTKIT_EINVAL 22 /* invalid argument */
#define PORTKIT_EPIPE 32 /* broken pipe */
#define PORTKIT_ENOSYS 38 /* not implemented by this port */
#define PORTKIT_ETIMEDOUT 110 /* timed out */

/* Kinds of faults. */
#define PORTKIT_FAULT_MEMORY 1
#define PORTKIT_FAULT_INTEGER_DIVIDE 2
#define PORTKIT_FAULT_FLOATING_POINT 3
#define PORTKIT_FAULT_ILLEGAL_INSTRUCTION 4
#define PORTKIT_FAULT_BREAKPOINT 5
#define PORTKIT_FAULT_INTERRUPT 6
#define PORTKIT_FAULT_ADDRESS_UNKNOWN 1

struct portkit_fault {
	uint32_t kind; /* what happened */
	uint32_t flags; /* bit 0: addr is unknown, as for a non-canonical address; the other bits are 0 */
	uint64_t addr; /* the address that was touched, for a memory fault */
	uint64_t pc; /* in: the instruction that faulted or was to run next; out: where to go on */
	uint64_t sp; /* in: its stack pointer; out: the stack pointer to go on with */
};

struct portkit_table {
	uint64_t magic; /* the bytes "portkit" and a zero */
	uint16_t major; /* major version; another one is another table */
	uint16_t minor; /* minor version; a higher one only appends calls or bits */
	uint32_t size; /* bytes in the table, header included */
	uint64_t capabilities; /* one bit for each profile that the port has */
	uint64_t argc; /* number of arguments, the program's name included */
	char **argv; /* argc addresses of C strings, then a null */
	char **envp; /* addresses of NAME=value C strings, then a null; envp = argv + argc + 1 */
	uint64_t page_size; /* bytes in a page, a power of two */
	uint64_t cpu_count; /* processors that run the program's threads, at least 1 */
	uint64_t huge_page_size; /* bytes in a huge page that commit may use where it fits; 0: none */
	uint8_t reserved[56]; /* zero */
	/* writes bytes to descriptor 1 or 2 */
	int64_t (*write)(int64_t fd, const void *p, uint64_t n);
	/* reads bytes from descriptor 0 */
	int64_t (*read)(int64_t fd, void *p, uint64_t n);
	/* sets address space aside */
	void *(*reserve)(void *hint, uint64_t n);
	/* makes reserved pages usable as memory */
	int64_t (*commit)(void *p, uint64_t n);
	/* gives memory back, keeps the address space */
	int64_t (*decommit)(void *p, uint64_t n);
	/* gives address space and memory back */
	int64_t (*release)(void *p, uint64_t n);
	/* monotonic time in nanoseconds */
	int64_t (*nanotime)(void);
	/* ends the program with all its threads */
	void (*exit)(int32_t code);
	/* waits on a word of memory */
	int64_t (*sleep)(uint32_t *word, uint32_t expected, int64_t timeout_ns);
	/* wakes sleepers on a word */
	int64_t (*wakeup)(uint32_t *word, uint32_t count);
	/* starts a thread */
	int64_t (*spawn)(void (*fn)(void *), void *arg, void *tls);
	/* sets the thread's FS base */
	int64_t (*settls)(void *base);
	/* lets another thread run */
	void (*yield)(void);
	/* names the fault handler */
	int64_t (*onfault)(void (*fn)(struct portkit_fault *));
	/* interrupts a thread */
	int64_t (*interrupt)(void *tls);
	/* time of day in nanoseconds */
	int64_t (*walltime)(void);
	/* fills memory with random bytes */
	int64_t (*random)(void *p, uint64_t n);
};

_Static_assert(offsetof(struct portkit_table, magic) == 0, "magic");
_Static_assert(offsetof(struct portkit_table, major) == 8, "major");
_Static_assert(offsetof(struct portkit_table, minor) == 10, "minor");
_Static_assert(offsetof(struct portkit_table, size) == 12, "size");
_Static_assert(offsetof(struct portkit_table, capabilities) == 16, "capabilities");
_Static_assert(offsetof(struct portkit_table, argc) == 24, "argc");
_Static_assert(offsetof(struct portkit_table, argv) == 32, "argv");
_Static_assert(offsetof(struct portkit_table, envp) == 40, "envp");
_Static_assert(offsetof(struct portkit_table, page_size) == 48, "page_size");
_Static_assert(offsetof(struct portkit_table, cpu_count) == 56, "cpu_count");
_Static_assert(offsetof(struct portkit_table, huge_page_size) == 64, "huge_page_size");
_Static_assert(offsetof(struct portkit_table, write) == 128, "write");
_Static_assert(offsetof(struct portkit_table, read) == 136, "read");
_Static_assert(offsetof(struct portkit_table, reserve) == 144, "reserve");
_Static_assert(offsetof(struct portkit_table, commit) == 152, "commit");
_Static_assert(offsetof(struct portkit_table, decommit) == 160, "decommit");
_Static_assert(offsetof(struct portkit_table, release) == 168, "release");
_Static_assert(offsetof(struct portkit_table, nanotime) == 176, "nanotime");
_Static_assert(offsetof(struct portkit_table, exit) == 184, "exit");
_Static_assert(offsetof(struct portkit_table, sleep) == 192, "sleep");
_Static_assert(offsetof(struct portkit_table, wakeup) == 200, "wakeup");
_Static_assert(offsetof(struct portkit_table, spawn) == 208, "spawn");
_Static_assert(offsetof(struct portkit_table, settls) == 216, "settls");
_Static_assert(offsetof(struct portkit_table, yield) == 224, "yield");
_Static_assert(offsetof(struct portkit_table, onfault) == 232, "onfault");
_Static_assert(offsetof(struct portkit_table, interrupt) == 240, "interrupt");
_Static_assert(offsetof(struct portkit_table, walltime) == 248, "walltime");
_Static_assert(offsetof(struct portkit_table, random) == 256, "random");
_Static_assert(offsetof(struct portkit_fault, kind) == 0, "kind");
_Static_assert(offsetof(struct portkit_fault, flags) == 4, "flags");
_Static_assert(offsetof(struct portkit_fault, addr) == 8, "addr");
_Static_assert(offsetof(struct portkit_fault, pc) == 16, "pc");
_Static_assert(offsetof(struct portkit_fault, sp) == 24, "sp");

#endif
