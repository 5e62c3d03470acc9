package io.baton.client.cli.option;

import io.baton.client.cluster.ClusterClient;
import io.baton.client.cluster.PortalClient;
import io.baton.engine.ofp.transport.SharedKey;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that any node of a cluster answers. */
public final class ClusterOptions {
  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description =
          "A node of the cluster (default: ${DEFAULT-VALUE}). May be given several times: the next"
              + " is asked if one does not answer.")
  private List<URI> servers;

  @Mixin private AccessOptions access;

  public ClusterClient client() throws IOException {
    return new ClusterClient(servers, access.credentials(), access.trust());
  }

  /** For locating, which is answered over OFP too. */
  public PortalClient portals(Optional<SharedKey> key) throws IOException {
    return new PortalClient(servers, access.credentials(), access.trust(), key);
  }
}
