package io.baton.client.cli.option;

import io.baton.client.cluster.ClusterClient;
import io.baton.client.service.ContentProviderClient;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that talk to the server's HTTP service. */
public final class ServerOptions {
  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description = "The server (default: ${DEFAULT-VALUE}).")
  private URI server;

  @Mixin private AccessOptions access;

  /** For what concerns all nodes. */
  public ClusterClient cluster() throws IOException {
    return new ClusterClient(List.of(server), access.credentials(), access.trust());
  }

  public ContentProviderClient client() throws IOException {
    return new ContentProviderClient(server, access.credentials(), access.trust());
  }
}
