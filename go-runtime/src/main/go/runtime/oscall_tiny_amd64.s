#include "go_asm.h"
#include "textflag.h"

// func oscall(call, a, b, c uintptr) uintptr
//
// AX, BX, CX, DI in Go's internal ABI; DI, SI, DX in C's. C preserves R12, R14 (g) and BP; the internal ABI
// wants X15 zero again.
TEXT runtime·oscall<ABIInternal>(SB),NOSPLIT|NOFRAME,$0-40
	MOVQ	runtime·ostab(SB), R10
	MOVQ	(R10)(AX*1), R10
	MOVQ	g_m(R14), R11
	MOVQ	DI, DX
	MOVQ	BX, DI
	MOVQ	CX, SI
	MOVQ	SP, R12
	MOVQ	(m_mOS+mOS_ossp)(R11), SP
	CALL	R10
	MOVQ	R12, SP
	XORPS	X15, X15
	RET
