package portkit.go.edit;

import static portkit.go.edit.EditGroup.group;
import static portkit.go.edit.EditGroup.take;

import java.util.stream.Stream;
import portkit.go.edit.Edit.Derive;
import portkit.go.edit.Edit.Leave;
import portkit.go.edit.Edit.Replace;

/** The edits in package net, which has no sockets. */
final class NetworkEdits {
  private NetworkEdits() {}

  /** All of them. */
  static Stream<EditGroup> all() {
    return Stream.of(
        group(
            "The network is a loopback inside of the program.",
            Stream.concat(
                take(
                    "net/",
                    "cgo_stub.go",
                    "error_posix.go",
                    "error_unix.go",
                    "fd_fake.go",
                    "file_stub.go",
                    "hook_unix.go",
                    "interface_stub.go",
                    "iprawsock_posix.go",
                    "ipsock_posix.go",
                    "lookup_unix.go",
                    "main_wasm_test.go",
                    "net_fake.go",
                    "net_fake_test.go",
                    "platform_unix_test.go",
                    "port_unix.go",
                    "rawconn_stub_test.go",
                    "sock_stub.go",
                    "sockaddr_posix.go",
                    "sockopt_fake.go",
                    "sockoptip_stub.go",
                    "tcpsock_posix.go",
                    "tcpsockopt_stub.go",
                    "udpsock_posix.go",
                    "unixsock_posix.go",
                    "unixsock_readmsg_other.go",
                    "internal/socktest/switch_unix.go",
                    "internal/socktest/sys_unix.go"),
                Stream.of(
                    new Leave("net/internal/socktest/main_test.go"),
                    new Leave("net/internal/socktest/main_unix_test.go"),
                    new Derive("net/fd_tiny.go", "net/fd_js.go"),
                    new Derive("net/rlimit_tiny.go", "net/rlimit_js.go")))),
        group(
            "Where package net asks for the system's name, tiny is as js.",
            new Replace(
                "net/conf.go",
                "case \"plan9\", \"windows\", \"js\", \"wasip1\":\n\t\treturn\n",
                "case \"plan9\", \"windows\", \"js\", \"wasip1\", \"tiny\":\n\t\treturn\n"),
            new Replace(
                "net/ipsock_posix.go",
                "case \"js\", \"wasip1\":",
                "case \"js\", \"wasip1\", \"tiny\":"),
            new Replace(
                "net/ipsock_posix.go",
                "\"openbsd\", \"js\", \"wasip1\":",
                "\"openbsd\", \"js\", \"wasip1\", \"tiny\":")));
  }
}
