package io.baton.connector;

/** Why the pieces of a session come from another supplier than before. */
public enum SupplyCause {
  /** It cannot be connected to. */
  UNREACHABLE,
  /** It answered that it does not supply now, or not to this node. */
  REFUSED,
  /** It does not have the content any more. */
  NOT_FOUND,
  /** The connection broke, or what it answered is no answer. */
  BROKEN,
  /** Nothing came in time. */
  TIMEOUT,
  /** A piece did not have the hash that the manifest gives. */
  DAMAGED,
  /** It does not know the promise: it was restarted, or the promise has expired. */
  UNPROMISED,
  /** A location manager assigned another one. */
  REASSIGNED
}
