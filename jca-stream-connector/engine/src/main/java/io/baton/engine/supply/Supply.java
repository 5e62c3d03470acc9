package io.baton.engine.supply;

import io.baton.connector.SessionSupply;
import io.baton.connector.SupplyStatus;
import io.baton.engine.media.piece.MissingPieceException;
import io.baton.engine.stream.TimelineEntry;
import io.baton.model.media.MediaPath;
import java.util.Optional;

/**
 * Where one session has the pieces of its content from. Its methods are called on the event loop of
 * the session, but for {@link #status}, {@link #assigned} and {@link #assign}, which any thread may
 * call; none waits.
 */
public interface Supply {
  /** That of content which is on this node. */
  Supply LOCAL = new LocalSupply();

  /**
   * Names the session, for its events, and what it streams; called once, before all else.
   *
   * @param path which its content may be kept under
   */
  void serve(String session, MediaPath path);

  /**
   * Makes the feed of an entry, which does nothing before it is begun. The one before is to be
   * closed after that: what both need stays.
   *
   * @param listener called on the event loop of the session, also shortly after the feed is closed
   */
  Feed feed(TimelineEntry entry, FeedListener listener);

  /**
   * Fetches a piece that was found missing, so that what found it can be tried again. It stays
   * until the next feed has begun.
   *
   * @param then called on the event loop of the session when the piece is there
   * @param otherwise called there, instead, if no supplier has sent it within the time of grace
   */
  void fetch(MissingPieceException missing, Runnable then, Runnable otherwise);

  /**
   * Takes another assignment; does nothing if the present one is of a higher or the same epoch.
   *
   * @param then called on the event loop of the session when it has been taken
   */
  void assign(SessionSupply assigned, Runnable then);

  /** The present assignment; empty if the content is on this node. */
  Optional<SessionSupply> assigned();

  /** How it is supplied now; empty if the content is on this node. */
  Optional<SupplyStatus> status();

  /** Gives everything back; feeds must have been closed. Idempotent. */
  void close();
}
