package io.baton.it;

/** One node. */
final class SharedNode extends SharedServers {
  SharedNode() {
    super("single", 1);
  }
}
