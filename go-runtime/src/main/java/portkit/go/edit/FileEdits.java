package portkit.go.edit;

import static portkit.go.edit.EditGroup.group;
import static portkit.go.edit.EditGroup.take;

import java.util.stream.Stream;
import portkit.go.edit.Edit.Delete;
import portkit.go.edit.Edit.Derive;
import portkit.go.edit.Edit.Replace;
import portkit.go.edit.Edit.ReplaceBlock;
import portkit.go.edit.Edit.Take;

/**
 * The edits around files, which are in memory behind package syscall ({@code internal/memfs}).
 * Types come from js, the smallest port; errors, signals and what package os does with directories
 * come from Unix.
 */
final class FileEdits {
  private static final String SYSCALL = "syscall/syscall_tiny.go";
  private static final String NUMBERS = "syscall/zerrors_tiny.go";

  private FileEdits() {}

  /** All of them. */
  static Stream<EditGroup> all() {
    return Stream.of(types(), numbers(), identity(), os(), directories(), poll());
  }

  private static EditGroup types() {
    return group(
        "Package syscall: types and what there is not, as on js; calls in our own files.",
        new Derive("syscall/net_tiny.go", "syscall/net_js.go"),
        function("syscall/net_tiny.go", "SetNonblock"),
        new Derive(SYSCALL, "syscall/syscall_js.go"),
        new Replace(SYSCALL, "return \"js\", nil", "return \"tiny\", nil"),
        // Our directory entries say more, and only they made the file import unsafe.
        new Delete(SYSCALL, "\nconst direntSize =", "\n"),
        new Delete(SYSCALL, "\ntype Dirent struct {", "\n}\n"),
        function(SYSCALL, "direntIno"),
        function(SYSCALL, "direntReclen"),
        function(SYSCALL, "direntNamlen"),
        new Replace(SYSCALL, "\t\"unsafe\"\n", ""),
        new Replace(SYSCALL, "const PathMax = 256", "const PathMax = 4096"),
        new Delete(SYSCALL, "\nfunc Gettimeofday(", "\n"),
        new Take("syscall/timestruct.go"),
        new Take("syscall/env_unix.go"),
        new Take("syscall/env_unix_test.go"),
        new Take("syscall/dirent.go"),
        new Take("syscall/dirent_test.go"),
        new Take("syscall/net_fake.go"));
  }

  private static EditGroup numbers() {
    return group(
        "Errors and signals are Linux's, with its words for them, which programs compare.",
        new Derive(NUMBERS, "syscall/zerrors_linux_amd64.go"),
        new Delete(NUMBERS, "\nconst (\n\tAF_", "\n)\n"),
        new Replace(NUMBERS, "var errors = [", "var errorstr = ["),
        new Delete(SYSCALL, "\nconst (\n\t_ Signal = iota\n", "\n)\n"),
        new Replace(SYSCALL, "var signals = [...]string{}\n", ""));
  }

  private static EditGroup identity() {
    return group(
        "js asks its host who runs the program; here there is one user, root, and one process.",
        constant("Getuid() int", "0"),
        constant("Getgid() int", "0"),
        constant("Geteuid() int", "0"),
        constant("Getegid() int", "0"),
        constant("Getgroups() (groups []int, err error)", "[]int{0}, nil"),
        constant("Getpid() int", "1"),
        constant("Getppid() int", "0"),
        // A process can send itself signals; that is in our own files.
        new Replace(SYSCALL, "func Kill(pid int, signum Signal) error { return ENOSYS }\n", ""),
        function(SYSCALL, "Umask"));
  }

  private static EditGroup os() {
    return group(
        "Package os: files come from package syscall as on Unix, processes do not.",
        Stream.concat(
            take(
                "os/",
                "dir_unix.go",
                "error_unix_test.go",
                "exec_posix.go",
                "exec_unix.go",
                "export_unix_test.go",
                "file_open_unix.go",
                "file_posix.go",
                "file_unix.go",
                "os_unix_test.go",
                "path_unix.go",
                "pidfd_other.go",
                "pipe_unix.go",
                "root_unix_test.go",
                "stat_unix.go",
                "sys_bsd.go",
                "wait_unimp.go",
                "zero_copy_posix.go",
                "exec/internal/fdtest/exists_unix.go",
                "signal/signal_unix.go",
                "user/listgroups_unix.go",
                "user/lookup_unix.go"),
            Stream.of(
                new Derive("os/stat_tiny.go", "os/stat_js.go"),
                new Derive("os/sys_tiny.go", "os/sys_js.go"),
                new Derive("os/exec/lp_tiny.go", "os/exec/lp_wasm.go"))));
  }

  private static EditGroup directories() {
    return group(
        "There are calls that begin at an open directory, so os.Root is as safe as on Unix.",
        take(
            "os/",
            "eloop_other.go",
            "removeall_at.go",
            "removeall_unix.go",
            "root_openat.go",
            "root_unix.go",
            "statat_unix.go"));
  }

  private static EditGroup poll() {
    return group(
        "Descriptors: what waits for a pipe is in our own files.",
        Stream.concat(
            take(
                "internal/poll/",
                "fd_fsync_posix.go",
                "fd_posix.go",
                "fd_unix.go",
                "fd_unixjs.go",
                "fstatat_unix.go",
                "hook_unix.go",
                "sys_cloexec.go"),
            Stream.of(
                new Derive(
                    "internal/syscall/unix/net_tiny.go", "internal/syscall/unix/net_js.go"))));
  }

  /** Leaves out a function that our own files have. */
  private static Edit function(String file, String name) {
    return new Delete(file, "\nfunc " + name + "(", "\n}\n");
  }

  private static Edit constant(String signature, String value) {
    return new ReplaceBlock(
        SYSCALL,
        "\nfunc " + signature + " {\n",
        "\n}\n",
        "\nfunc " + signature + " { return " + value + " }\n");
  }
}
