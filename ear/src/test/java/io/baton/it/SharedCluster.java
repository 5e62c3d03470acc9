package io.baton.it;

import io.baton.testbed.BatonHttp;
import io.baton.testbed.LocalCluster;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * Three nodes, whose portals all ask node 1's location manager first, so that most requests pass
 * between nodes. They have little bandwidth, so that a viewer more or less counts beside what is
 * measured of a busy machine. A test that ends or freezes some of them has to bring them back.
 */
final class SharedCluster extends SharedServers {
  static final int NODES = 3;

  /** The location manager that is used as long as it answers. */
  static final int MANAGER = 1;

  private static final Duration WHOLE = Duration.ofMinutes(1);

  private static final String[] SETTINGS = {
    "-Dbaton.portal.slms=node-1,node-2,node-3", "-Dbaton.admission.max.bandwidth=200000000"
  };

  SharedCluster() {
    super("cluster", NODES, SETTINGS);
  }

  /**
   * Starts those nodes that do not run, and waits until each knows all others again: a frozen node
   * can make those beside it lose each other for some seconds.
   */
  static void bringBack(LocalCluster cluster) {
    cluster.start(NODES);
    for (int node = 1; node <= NODES; node++) {
      BatonHttp admin = new BatonHttp(cluster.http(node), Optional.of(cluster.admin()));
      Awaitility.await("all nodes, as node " + node + " tells")
          .atMost(WHOLE)
          .until(
              () -> admin.parse(admin.get("api/v1/nodes").body()).path("total").asInt() == NODES);
    }
  }
}
