package io.baton.engine.piece;

/** Told what becomes of a request for octets. Called on the event loop of the {@link Fetcher}. */
public interface FetchListener {
  /** The first octet has come. */
  void started();

  /**
   * All octets are in the target. Nothing follows.
   *
   * @param received how many octets of the answer's body have come for that
   */
  void completed(int received);

  /** Some octets have not come, and will not. Nothing follows. */
  void failed(FetchFailure failure);
}
