package io.baton.model.delivery;

/** What capacity is held for. */
public enum ReservationUse {
  /** The node sends the media to the client. */
  DELIVERY,
  /** The node sends pieces of the content to the node that the client talks to. */
  SUPPLY
}
