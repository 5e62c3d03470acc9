package io.baton.connector.ofp;

/** Kinds of failures that an OFP request can meet; each is a CoAP response code on the wire. */
public enum OfpStatus {
  /** The request cannot be understood: 4.00. */
  BAD_REQUEST,
  /** The sender may not ask this: 4.03. */
  FORBIDDEN,
  /** No node has it: 4.04. */
  NOT_FOUND,
  /** The node does not have this role: 4.05. */
  WRONG_ROLE,
  /** No node has capacity for it now: 5.03. */
  NO_CAPACITY,
  /** The node is busy, or what it would need is not to be had now: 5.03. */
  UNAVAILABLE,
  /**
   * The node cannot say yet or no more, because it is starting or stopping, or does not know the
   * cluster yet; another one may: 5.03.
   */
  NOT_READY,
  /** Something broke in the node that was asked: 5.00. */
  INTERNAL,
  /** No answer came in time; never on the wire. */
  TIMEOUT,
  /** No process listens there, so nothing was done; never on the wire. */
  UNREACHABLE;

  /** Whether the node that was asked said nothing at all, rather than something of no use. */
  public boolean isSilence() {
    return this == TIMEOUT || this == UNREACHABLE;
  }
}
