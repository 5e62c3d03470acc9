package io.baton.catalog.journal;

/** Where a piece of media is on its way into the store. */
public enum MediaState {
  /** Received whole; waiting to be imported or being imported. */
  IMPORTING,
  /** Can be streamed. */
  READY,
  /** Cannot be streamed; the record says why. */
  REJECTED
}
