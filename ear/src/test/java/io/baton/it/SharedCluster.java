package io.baton.it;

/** Three nodes. A test that ends or freezes some of them has to bring them back. */
final class SharedCluster extends SharedServers {
  static final int NODES = 3;

  SharedCluster() {
    super("cluster", NODES);
  }
}
