package io.baton.engine.piece;

/** Why a request to a supplier failed. */
public enum FetchFailure {
  /** No connection: the host is unknown, down, or nothing listens there. */
  UNREACHABLE,
  /** The supplier does not take this node for one of the cluster, or takes no more requests. */
  REFUSED,
  /** The supplier does not have that content. */
  NOT_FOUND,
  /** The connection ended, or the answer is none to the request. */
  BROKEN,
  /** The answer came whole, and cannot be decompressed to what was asked for. */
  DAMAGED,
  /** No octet for too long. */
  TIMEOUT
}
