module portkit/files

go 1.26
