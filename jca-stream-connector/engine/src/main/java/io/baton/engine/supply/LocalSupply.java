package io.baton.engine.supply;

import io.baton.connector.SessionSupply;
import io.baton.connector.SupplyStatus;
import io.baton.engine.media.piece.MissingPieceException;
import io.baton.engine.stream.PacketSupply;
import io.baton.engine.stream.TimelineEntry;
import io.baton.model.media.MediaPath;
import java.util.Optional;

/** Content on this node's disk needs no supply. */
final class LocalSupply implements Supply {
  private static final Feed WHOLE =
      new Feed() {
        @Override
        public PacketSupply track(int position) {
          return PacketSupply.WHOLE;
        }

        @Override
        public void begin() {
          // Everything is there.
        }

        @Override
        public void close() {
          // Nothing is held.
        }
      };

  @Override
  public void serve(String session, MediaPath path) {
    // Nothing will be told of it.
  }

  @Override
  public Feed feed(TimelineEntry entry, FeedListener listener) {
    return WHOLE;
  }

  @Override
  public void fetch(MissingPieceException missing, Runnable then, Runnable otherwise) {
    throw new IllegalStateException("content on this node has no holes", missing);
  }

  @Override
  public void assign(SessionSupply assigned, Runnable then) {
    // Assignments of local content are none of its business.
  }

  @Override
  public Optional<SessionSupply> assigned() {
    return Optional.empty();
  }

  @Override
  public Optional<SupplyStatus> status() {
    return Optional.empty();
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
