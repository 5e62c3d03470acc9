package io.baton.connector.ofp;

/** Kinds of failures that an OFP request can meet; each is a CoAP response code on the wire. */
public enum OfpStatus {
  /** The request cannot be understood: 4.00. */
  BAD_REQUEST,
  /** The sender may not ask this: 4.03. */
  FORBIDDEN,
  /** Nobody has it: 4.04. */
  NOT_FOUND,
  /** The node does not have this role: 4.05. */
  WRONG_ROLE,
  /** Nobody has capacity for it now: 5.03. */
  NO_CAPACITY,
  /** The node is busy or stopping, or a node behind it does not answer: 5.03. */
  UNAVAILABLE,
  /** Something broke in the node that was asked: 5.00. */
  INTERNAL,
  /** No answer came in time; never on the wire. */
  TIMEOUT
}
