package io.baton.engine.piece;

/**
 * Told what becomes of a request that has a whole answer. Called on the event loop of the {@link
 * Fetcher}.
 *
 * @param <T> the answer
 */
public interface AnswerListener<T> {
  /** The supplier has answered. Nothing follows. */
  void answered(T answer);

  /** There is no answer. Nothing follows. */
  void failed(FetchFailure failure);
}
