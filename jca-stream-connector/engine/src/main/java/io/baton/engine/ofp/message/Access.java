package io.baton.engine.ofp.message;

/** Who may send a request. */
public enum Access {
  /** Anybody. */
  OPEN,
  /** Nodes of the cluster: what changes state, or tells what others need not know. */
  CLUSTER
}
