package os

// startDir is provided by package syscall.
func startDir() (string, error)

// executable is the path by which the program was started. There need not be such a file: the
// program's own is not in its file system.
func executable() (string, error) {
	if len(Args) == 0 || Args[0] == "" {
		return "", ErrNotExist
	}
	if IsPathSeparator(Args[0][0]) {
		return Args[0], nil
	}
	dir, err := startDir()
	if err != nil {
		return "", err
	}
	return joinPath(dir, Args[0]), nil
}
