package io.baton.it;

import io.baton.testbed.LocalCluster;

/**
 * Three nodes, whose portals all ask node 1's location manager first, so that most requests pass
 * between nodes. They have little bandwidth, so that a viewer more or less counts beside what is
 * measured of a busy machine. A test that ends or freezes some of them has to bring them back.
 */
final class SharedCluster extends SharedServers {
  static final int NODES = 3;

  /** The location manager that is used as long as it answers. */
  static final int MANAGER = 1;

  private static final String[] SETTINGS = {
    "-Dbaton.portal.slms=node-1,node-2,node-3", "-Dbaton.admission.max.bandwidth=200000000"
  };

  SharedCluster() {
    super("cluster", NODES, SETTINGS);
  }

  /** Starts those nodes that do not run. */
  static void bringBack(LocalCluster cluster) {
    cluster.start(NODES);
  }
}
