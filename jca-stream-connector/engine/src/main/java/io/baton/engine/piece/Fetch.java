package io.baton.engine.piece;

/** A request to a supplier. */
@FunctionalInterface
public interface Fetch {
  /**
   * Ends the request: the listener is not called any more, the target not written any more. Does
   * nothing if the request has ended. To be called on the event loop of the {@link Fetcher}.
   */
  void cancel();
}
