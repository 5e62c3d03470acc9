package io.baton.client.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Reads the version from the program's manifest. */
final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Baton.class.getPackage().getImplementationVersion();
    return new String[] {"baton " + Objects.requireNonNullElse(version, "(not packaged)")};
  }
}
