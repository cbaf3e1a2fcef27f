#include "go_asm.h"
#include "go_tls.h"
#include "textflag.h"
#include "cgo/abi_amd64.h"

// settls is called by rt0_go on the first thread, before there is a g, with DI the address of m0.tls. What
// rt0_go left of the port's stack below g0 is where the thread makes its calls.
TEXT runtime·settls(SB),NOSPLIT|NOFRAME,$0
	MOVQ	$runtime·g0(SB), AX
	MOVQ	(g_stack+stack_lo)(AX), AX
	ANDQ	$~15, AX
	MOVQ	AX, runtime·m0+(m_mOS+mOS_ossp)(SB)
	ADDQ	$8, DI			// as m.tlsbase
	MOVQ	SP, BX
	MOVQ	AX, SP
	MOVQ	runtime·ostab(SB), AX
	CALL	const_osCallSettls(AX)
	MOVQ	BX, SP
	RET

// osthread is what the port calls on a new thread (THR-01): DI is the M, FS its tlsbase already. The thread's
// calls start from here on the port's stack; the goroutines and g0 have Go's.
TEXT runtime·osthread(SB),NOSPLIT|NOFRAME|TOPFRAME,$0
	PUSH_REGS_HOST_TO_ABI0()
	ADJSP	$8			// to 16-aligned
	MOVQ	SP, (m_mOS+mOS_ossp)(DI)
	MOVQ	m_g0(DI), R14
	MOVQ	DI, g_m(R14)
	get_tls(CX)
	MOVQ	R14, g(CX)
	XORPS	X15, X15
	MOVQ	(g_stack+stack_hi)(R14), SP
	CALL	runtime·mstart(SB)	// ends in exitThread
	INT	$3

// func exitThread(wait *atomic.Uint32)
//
// The thread goes back to the port's stack first: once *wait is zero, g0's stack is somebody else's. Then
// it returns from osthread.
TEXT runtime·exitThread(SB),NOSPLIT|NOFRAME,$0-8
	MOVQ	wait+0(FP), DI
	get_tls(CX)
	MOVQ	g(CX), AX
	MOVQ	g_m(AX), AX
	MOVQ	(m_mOS+mOS_ossp)(AX), SP
	MOVL	$0, (DI)
	// What osthread pushed. ADJSP and POP_REGS_HOST_TO_ABI0 are for functions that push themselves.
	MOVQ	(8+0*8)(SP), BX
	MOVQ	(8+1*8)(SP), R12
	MOVQ	(8+2*8)(SP), R13
	MOVQ	(8+3*8)(SP), R14
	MOVQ	(8+4*8)(SP), R15
	MOVQ	(8+5*8)(SP), BP
	LEAQ	(8+REGS_HOST_TO_ABI0_STACK)(SP), SP
	RET
