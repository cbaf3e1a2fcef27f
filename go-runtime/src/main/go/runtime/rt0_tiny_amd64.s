#include "go_asm.h"
#include "textflag.h"

// The program's entry point. DI holds the address of the OS table, the return address is the port's, and
// the stack has 128 KiB (ENT-01, ENT-02): rt0_go takes 64 KiB of it for g0, settls the rest for the calls.
//
// A table that the program cannot use is refused here, before anything depends on it, and the program ends
// by returning, which needs no call (ENT-04).
TEXT _rt0_amd64_tiny(SB),NOSPLIT|NOFRAME|TOPFRAME,$0
	MOVQ	DI, runtime·ostab(SB)
	SUBQ	$8, SP			// 16-aligned
	MOVQ	DI, AX
	XORPS	X15, X15		// what a Go function may expect, but for a g
	CALL	runtime·osrefuses<ABIInternal>(SB)
	ADDQ	$8, SP
	TESTB	AX, AX
	JNE	refused
	MOVQ	runtime·ostab(SB), AX
	MOVQ	osTable_argc(AX), DI
	MOVQ	osTable_argv(AX), SI
	JMP	runtime·rt0_go(SB)

refused:	// BX, CX: a message and its length, 0 if it cannot be written
	TESTQ	CX, CX
	JEQ	end
	MOVL	$2, DI
	MOVQ	BX, SI
	MOVQ	CX, DX
	MOVQ	runtime·ostab(SB), AX
	SUBQ	$8, SP
	CALL	const_osCallWrite(AX)
	ADDQ	$8, SP
end:
	MOVL	$const_osWrongTable, AX
	RET
