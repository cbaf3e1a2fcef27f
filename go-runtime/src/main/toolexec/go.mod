module portkit/toolexec

go 1.26
