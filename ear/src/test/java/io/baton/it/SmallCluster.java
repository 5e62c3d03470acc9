package io.baton.it;

/**
 * Three nodes with so little bandwidth that a few viewers overload one, whose managers decide
 * within seconds. Node 1 keeps films of the others that its viewers watch.
 */
final class SmallCluster extends SharedServers {
  static final int NODES = 3;

  /** Streams that a manager moves in ten seconds at most. */
  static final int MOVES = 2;

  private static final String[] SETTINGS = {
    "-Dbaton.admission.max.bandwidth=20000000",
    "-Dbaton.handoff.delay=1000",
    "-Dbaton.handoff.rest=5000",
    "-Dbaton.handoff.moves=" + MOVES,
    "1:-Dbaton.supply.adopt=true"
  };

  SmallCluster() {
    super("small", NODES, SETTINGS);
  }
}
