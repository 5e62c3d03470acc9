package io.baton.client.cli.text;

import io.baton.client.cluster.ClusterClient;
import io.baton.client.network.ServiceException;
import io.baton.model.document.cluster.ClusterNodeDocument;
import io.baton.model.document.cluster.ManagerDocument;
import io.baton.model.document.session.RecordedSessionDocument;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The cluster at one moment.
 *
 * @param nodes by name
 * @param managers by name
 * @param sessions of all nodes; empty if the user may not see who is watching
 */
public record TopSnapshot(
    List<ClusterNodeDocument> nodes,
    List<ManagerDocument> managers,
    Optional<List<RecordedSessionDocument>> sessions) {
  public TopSnapshot {
    nodes = List.copyOf(nodes);
    managers = List.copyOf(managers);
  }

  public static TopSnapshot take(ClusterClient client) throws IOException, InterruptedException {
    return new TopSnapshot(client.nodes(), client.managers(), sessions(client));
  }

  private static Optional<List<RecordedSessionDocument>> sessions(ClusterClient client)
      throws IOException, InterruptedException {
    try {
      return Optional.of(client.sessions());
    } catch (ServiceException refusal) {
      if (refusal.isDenied()) {
        return Optional.empty();
      }
      throw refusal;
    }
  }
}
