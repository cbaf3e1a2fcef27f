package portkit.go.edit;

import static portkit.go.edit.EditGroup.group;
import static portkit.go.edit.EditGroup.since;

import java.util.stream.Stream;
import portkit.go.edit.Edit.Derive;
import portkit.go.edit.Edit.InsertAfter;
import portkit.go.edit.Edit.Leave;
import portkit.go.edit.Edit.Replace;
import portkit.go.edit.Edit.Take;

/** The edits in Go's runtime, most of which is in our own files. */
final class RuntimeEdits {
  private RuntimeEdits() {}

  /** All of them. */
  static Stream<EditGroup> all() {
    return Stream.of(
        group(
            "The name that runtime.GOOS says, and that build tags go by.",
            new Derive("internal/goos/zgoos_tiny.go", "internal/goos/zgoos_js.go"),
            new Replace("internal/goos/zgoos_tiny.go", "GOOS = `js`", "GOOS = `tiny`"),
            new Replace("internal/goos/zgoos_tiny.go", "IsJs = 1", "IsJs = 0")),
        group(
            "Sleep and wakeup are a futex, so the runtime's locks are those for futexes.",
            new Take("runtime/lock_futex.go")),
        group(
            "Nothing is polled: the scheduler's poller only sleeps.",
            new Take("runtime/netpoll_stub.go")),
        group(
            "Calls, clocks and signals are in our own files.",
            new Leave("runtime/stubs2.go"),
            new Leave("runtime/stubs3.go"),
            new Leave("runtime/timestub.go"),
            new Leave("runtime/timestub2.go"),
            new Leave("runtime/sigqueue.go"),
            new Leave("runtime/sigqueue_note.go")),
        since(
            27,
            "Programs are not libraries of C programs; Go 1.27 has that in a file of its own.",
            new Leave("runtime/libinit.go")),
        singleThread());
  }

  private static EditGroup singleThread() {
    String wasm = "GOARCH == \"wasm\"";
    String single = "GOARCH == \"wasm\" || singleM()";
    String proc = "runtime/proc.go";
    return group(
        "On a port without threads the runtime does what it does on wasm.",
        new Replace(proc, "\tif haveSysmon {\n", "\tif haveSysmon && !singleM() {\n"),
        new Replace(
            proc, "\tif !haveSysmon && next {\n", "\tif (!haveSysmon || singleM()) && next {\n"),
        in(proc, "func startTemplateThread() {\n\tif ", wasm, single),
        in(proc, "\tdropg()\n\n\tif ", wasm, single),
        in(proc, "func dolockOSThread() {\n\tif ", wasm, single),
        in(proc, "func dounlockOSThread() {\n\tif ", wasm, single),
        new InsertAfter(
            "runtime/lock_futex.go",
            "func notetsleepg(n *note, ns int64) bool {\n",
            "\tif singleM() {\n\t\treturn notepollg(n, ns)\n\t}\n"),
        in("runtime/debug.go", "func GOMAXPROCS(n int) int {\n\tif ", wasm, "(" + single + ")"),
        // $GOMAXPROCS is not bounded by the number of processors.
        new InsertAfter(
            proc,
            "\t\tprocs = defaultGOMAXPROCS(numCPUStartup)\n\t}\n",
            "\tif singleM() {\n\t\tprocs = 1\n\t}\n"));
  }

  /** Replaces what follows some context. */
  private static Edit in(String file, String context, String anchor, String text) {
    return new Replace(file, context + anchor, context + text);
  }
}
