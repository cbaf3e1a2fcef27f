#include "go_asm.h"
#include "go_tls.h"
#include "textflag.h"
#include "cgo/abi_amd64.h"

// osfaulted is the port's handler of faults and interrupts (FLT-01), in C's ABI, on a stack of the port's:
// DI is the osFault. It calls osfault on the M's gsignal stack with gsignal as g.
//
// A thread that begins or ends has no g or no stack for this: an interrupt has nothing to preempt there. A
// fault has nobody to panic; the breakpoint, a fault inside of the handler, makes the port end the program
// (FLT-04).
TEXT runtime·osfaulted(SB),NOSPLIT|NOFRAME|TOPFRAME,$0
	PUSH_REGS_HOST_TO_ABI0()
	get_tls(CX)
	MOVQ	g(CX), BX
	TESTQ	BX, BX
	JEQ	nog
	MOVQ	g_m(BX), AX
	MOVQ	(m_mOS+mOS_faultsp)(AX), DX
	TESTQ	DX, DX
	JEQ	nog
	MOVQ	m_gsignal(AX), R14
	MOVQ	R14, g(CX)
	MOVQ	SP, R12
	MOVQ	DX, SP
	SUBQ	$32, SP			// 0, 8: the callee's, for its arguments in AX and BX
	MOVQ	R12, 16(SP)
	MOVQ	BX, 24(SP)
	XORL	BP, BP
	XORPS	X15, X15
	MOVQ	DI, AX
	CALL	runtime·osfault<ABIInternal>(SB)
	MOVQ	24(SP), BX
	MOVQ	16(SP), SP
	get_tls(CX)
	MOVQ	BX, g(CX)
end:
	POP_REGS_HOST_TO_ABI0()
	RET
nog:
	CMPL	osFault_kind(DI), $const_osFaultInterrupt
	JEQ	end
	INT	$3
