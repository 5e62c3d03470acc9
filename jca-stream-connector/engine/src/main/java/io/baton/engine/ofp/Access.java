package io.baton.engine.ofp;

/** Who may send a request. */
enum Access {
  /** Anybody. */
  OPEN,
  /** Nodes of the cluster: what changes state, or tells what nobody else needs to know. */
  CLUSTER
}
