package io.baton.catalog.journal;

/** Where a piece of media is on its way into the store. */
public enum MediaState {
  /** Received whole; waiting to be imported or being imported. */
  IMPORTING,
  /** Can be streamed. */
  READY,
  /** Stored by an earlier version; can be streamed once it is converted, which goes on. */
  CONVERTING,
  /** Cannot be streamed; the record says why. */
  REJECTED
}
