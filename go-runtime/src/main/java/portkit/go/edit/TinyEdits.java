package portkit.go.edit;

import static portkit.go.edit.EditGroup.group;

import java.util.List;
import java.util.stream.Stream;
import portkit.go.edit.Edit.Derive;
import portkit.go.edit.Edit.InsertAfter;
import portkit.go.edit.Edit.Replace;
import portkit.go.edit.Edit.Take;

/**
 * All that GOOS=tiny changes in Go's own files. Where Go's port to js/wasm already says what a
 * system without files, processes and sockets is like, tiny takes the same files.
 */
public final class TinyEdits {
  private TinyEdits() {}

  /** What the {@code go} command itself needs: it refuses a GOOS that it does not know. */
  public static List<EditGroup> ofTheCommand() {
    return List.of(
        group(
            "A GOOS is known by name: in tags, in file names, and in the list of ports.",
            new InsertAfter(
                "internal/syslist/syslist.go",
                "var KnownOS = map[string]bool{\n",
                "\t\"tiny\":      true,\n"),
            new InsertAfter(
                "internal/platform/zosarch.go",
                "var List = []OSArch{\n",
                "\t{\"tiny\", \"amd64\"},\n"),
            new InsertAfter(
                "internal/platform/zosarch.go",
                "var distInfo = map[OSArch]osArchInfo{\n",
                "\t{\"tiny\", \"amd64\"}: {},\n")),
        group(
            "The stock tools know no tiny; outside of a build there is no toolexec to hide it.",
            new InsertAfter(
                "cmd/go/internal/work/buildid.go",
                "\t\tcmd := exec.Command(cmdline[0], cmdline[1:]...)\n",
                "\t\tcmd.Env = append(os.Environ(), \"GOOS=linux\")\n"),
            new Replace(
                "cmd/go/internal/tool/tool.go",
                "\n\ttoolCmd := &exec.Cmd{\n",
                """

                \tswitch toolName {
                \tcase "asm", "compile", "link":
                \t\tenv = append(os.Environ(), "GOOS=linux")
                \t}
                \ttoolCmd := &exec.Cmd{
                """)),
        group(
            "A Go that GOTOOLCHAIN has fetched lies in the module cache, where overlays are refused.",
            new Replace(
                "cmd/go/internal/work/init.go",
                "fsys.DirContainsReplacement(cfg.GOMODCACHE); replaced {",
                "fsys.DirContainsReplacement(cfg.GOMODCACHE);"
                    + " replaced && !bytes.HasPrefix([]byte(from), []byte(cfg.GOROOTsrc)) {")),
        group(
            "A package may be empty because it is made of cgo files, which no stock message says.",
            new Replace(
                "cmd/go/internal/load/pkg.go",
                "exclude all Go files in \" + e.Package.Dir",
                "exclude all Go files in \" + e.Package.Dir + \" (cgo files, too: there is no cgo)\"")),
        group(
            "Vet is started in the package's folder; that of a package of ours is in an overlay only.",
            new Replace(
                "cmd/go/internal/work/exec.go",
                "\tif err := sh.run(p.Dir, p.ImportPath, env, cfg.BuildToolexec, tool, vetFlags,",
                "\tdir := p.Dir\n\tif _, err := os.Stat(dir); err != nil {\n\t\tdir = a.Objdir\n\t}\n"
                    + "\tif err := sh.run(dir, p.ImportPath, env, cfg.BuildToolexec, tool, vetFlags,")));
  }

  /** What programs need, besides the port's own files. */
  public static List<EditGroup> ofTheLibrary() {
    return Stream.of(RuntimeEdits.all(), FileEdits.all(), NetworkEdits.all(), others())
        .flatMap(groups -> groups)
        .toList();
  }

  private static Stream<EditGroup> others() {
    return Stream.of(
        group(
            "Paths and times are Unix's.",
            new Take("internal/filepathlite/path_unix.go"),
            new Take("path/filepath/path_unix.go"),
            new Take("time/sys_unix.go"),
            new Take("mime/type_unix.go"),
            new Take("mime/type_unix_test.go")),
        group(
            "No certificates but those that a program brings.",
            new Take("crypto/x509/root_unix.go"),
            new Derive("crypto/x509/root_tiny.go", "crypto/x509/root_wasm.go")),
        group(
            "Go's own tests learn that no other program can be started and no network reached.",
            new Take("internal/testenv/testenv_notunix.go"),
            new Replace(
                "internal/testenv/exec.go",
                "case \"wasip1\", \"js\", \"ios\":",
                "case \"wasip1\", \"js\", \"ios\", \"tiny\":"),
            new Replace(
                "internal/testenv/testenv.go",
                "return !testing.Short() && runtime.GOOS != \"js\" && runtime.GOOS != \"wasip1\"",
                "return !testing.Short() && runtime.GOOS != \"js\" && runtime.GOOS != \"wasip1\""
                    + " && runtime.GOOS != \"tiny\"")));
  }
}
