package io.baton.drain;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.cluster.NodeMessenger;
import io.baton.connector.ofp.QueryDrain;
import io.baton.drain.DrainWork.Left;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.ServiceState;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The progress of the drains of other nodes. Their state is in their advertisements, but what is
 * left of a drain changes too often for that: the node is asked. Thread-safe.
 */
final class DrainWatch {
  /** Between two questions; an answer that takes longer is given up. */
  static final Duration PERIOD = Duration.ofSeconds(1);

  private final ClusterDirectory directory;
  private final NodeMessenger messenger;
  private final Consumer<DrainStatus> listener;

  /** What was left of each drain when it was told last. Guarded by this. */
  private final Map<String, Left> told = new HashMap<>();

  /**
   * A watch that knows no drain yet.
   *
   * @param listener told of each change of what is left, by any thread; must not block
   */
  DrainWatch(ClusterDirectory directory, NodeMessenger messenger, Consumer<DrainStatus> listener) {
    this.directory = directory;
    this.messenger = messenger;
    this.listener = listener;
  }

  /** Asks each node that drains; to be called once a {@link #PERIOD}. Does not wait. */
  void look() {
    String self = directory.self().name();
    Set<String> draining =
        directory.nodes().stream()
            .filter(node -> node.state() == ServiceState.DRAINING)
            .map(NodeAdvertisement::name)
            .filter(name -> !name.equals(self))
            .collect(Collectors.toSet());
    keep(draining);
    // A node that does not answer is asked again in a second.
    draining.forEach(
        node ->
            messenger
                .ask(node, new QueryDrain(), PERIOD)
                .thenAccept(status -> answered(node, status)));
  }

  private synchronized void keep(Set<String> draining) {
    told.keySet().retainAll(draining);
  }

  private void answered(String node, DrainStatus status) {
    if (status.node().equals(node) && status.state() == ServiceState.DRAINING && isNews(status)) {
      listener.accept(status);
    }
  }

  private synchronized boolean isNews(DrainStatus status) {
    Left left = new Left(status.supplies(), status.sessions());
    return !left.equals(told.put(status.node(), left));
  }
}
