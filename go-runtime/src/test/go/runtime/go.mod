module portkit/runtime

go 1.26
