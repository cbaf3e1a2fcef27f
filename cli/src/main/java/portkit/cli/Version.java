package portkit.cli;

import picocli.CommandLine.IVersionProvider;
import portkit.os.AbiNote;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "portkit " + (version == null ? "(not packaged)" : version),
      "OS interface " + AbiNote.CURRENT,
      "Java " + Runtime.version(),
    };
  }
}
