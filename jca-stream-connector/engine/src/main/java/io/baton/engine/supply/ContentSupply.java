package io.baton.engine.supply;

import io.baton.connector.StreamDecision.Relay;
import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.media.Content;
import java.util.concurrent.CompletionStage;

/** Opens content whose pieces are on other nodes. Thread-safe; never blocks. */
public interface ContentSupply {
  /**
   * Content that can be described at once and played when its pieces have come.
   *
   * @param supply for one session; to be closed
   */
  record Opened(Content content, Supply supply) {}

  /**
   * Fetches what is needed to describe and set up content.
   *
   * @param loop of the session that it is for
   * @return fails if no supplier sends it
   */
  CompletionStage<Opened> open(Relay decision, StreamLoop loop);
}
