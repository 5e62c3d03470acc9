package io.baton.model.delivery;

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
  /** A location manager assigned another one in place of one that had failed. */
  REASSIGNED,
  /** Its node is drained. */
  DRAINED,
  /** An operator wanted another one. */
  REQUESTED,
  /** A location manager found its node overloaded. */
  OVERLOADED,
  /** A location manager found a node that is much better suited. */
  BALANCED;

  /**
   * Whether the supplier failed: then another one is to be assigned. Otherwise that has been done.
   */
  public boolean isFailure() {
    return switch (this) {
      case UNREACHABLE, REFUSED, NOT_FOUND, BROKEN, TIMEOUT, DAMAGED, UNPROMISED -> true;
      case REASSIGNED, DRAINED, REQUESTED, OVERLOADED, BALANCED -> false;
    };
  }
}
