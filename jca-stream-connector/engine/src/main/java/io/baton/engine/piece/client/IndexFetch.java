package io.baton.engine.piece.client;

import io.baton.engine.piece.Fetch;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.piece.FetchListener;
import java.util.function.Function;

/**
 * A request for a piece of an index, to a supplier that may be of a version without that: then it
 * answers as it does if it lacks the content, and is asked for the range in the file.
 */
final class IndexFetch implements Fetch, FetchListener {
  private final FetchListener listener;
  private final Function<FetchListener, Fetch> byRange;
  private final Runnable onFormer;
  private Fetch current;
  private boolean again;

  /**
   * Not begun yet.
   *
   * @param byRange asks for the range
   * @param onFormer told that the supplier has the range, but not the piece
   */
  IndexFetch(FetchListener listener, Function<FetchListener, Fetch> byRange, Runnable onFormer) {
    this.listener = listener;
    this.byRange = byRange;
    this.onFormer = onFormer;
  }

  /** Begins. */
  Fetch begin(Function<FetchListener, Fetch> byNumber) {
    current = byNumber.apply(this);
    return this;
  }

  @Override
  public void cancel() {
    current.cancel();
  }

  @Override
  public void started() {
    if (again) {
      onFormer.run();
    }
    listener.started();
  }

  @Override
  public void completed(int octets) {
    listener.completed(octets);
  }

  @Override
  public void failed(FetchFailure failure) {
    if (failure == FetchFailure.NOT_FOUND && !again) {
      again = true;
      current = byRange.apply(this);
    } else {
      listener.failed(failure);
    }
  }
}
