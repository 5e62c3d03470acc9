package io.baton.engine.media.ingest;

import java.util.function.DoubleConsumer;

/** Progress of an import over its steps, each of which has a share of it. Never goes back. */
final class ImportProgress {
  private final DoubleConsumer sink;
  private double done;

  /**
   * Begins at 0.
   *
   * @param sink told the part done of the whole, 0.0 to 1.0
   */
  ImportProgress(DoubleConsumer sink) {
    this.sink = sink;
    sink.accept(0);
  }

  /**
   * The share of one step.
   *
   * @return takes the part done of that step, 0.0 to 1.0
   */
  DoubleConsumer share(double from, double to) {
    return part -> advance(from + (to - from) * Math.min(1, part));
  }

  private void advance(double reached) {
    if (reached > done) {
      done = reached;
      sink.accept(reached);
    }
  }
}
