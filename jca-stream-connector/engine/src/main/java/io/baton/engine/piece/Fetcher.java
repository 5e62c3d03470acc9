package io.baton.engine.piece;

import io.baton.connector.Supplier;
import io.baton.model.media.ContentId;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/**
 * Asks suppliers. Each request is answered once, later and never within the call that asks; what is
 * received is not checked. Confined to one event loop: it is called there, and calls back there.
 */
public interface Fetcher {
  /**
   * Fetches octets into a buffer, from its position on.
   *
   * @param target has room for the range; its position and limit are left as they are. It belongs
   *     to the request until that ends or is cancelled
   * @param dueAt {@link System#nanoTime} when it is needed: of requests to the same supplier that
   *     wait, the one that is due first goes first
   */
  Fetch fetch(
      Supplier supplier, ContentRange range, ByteBuffer target, long dueAt, FetchListener listener);

  /**
   * Fetches a piece of an index into a buffer, like {@link #fetch}; compressed, if the supplier can
   * do that.
   *
   * @param target has room for the piece; as in {@link #fetch}
   * @param dueAt as in {@link #fetch}
   */
  Fetch fetchIndex(
      Supplier supplier, IndexPiece piece, ByteBuffer target, long dueAt, FetchListener listener);

  /**
   * Fetches a whole manifest, whatever its length up to the greatest allowed one.
   *
   * @param dueAt as in {@link #fetch}
   * @param listener given the manifest, from position 0 to the limit
   */
  Fetch manifest(
      Supplier supplier, ContentId content, long dueAt, AnswerListener<ByteBuffer> listener);

  /**
   * Asks whether a supplier answers, and has content; goes before all that waits.
   *
   * @param listener told whether the supplier has it
   */
  Fetch probe(Supplier supplier, ContentId content, AnswerListener<Boolean> listener);

  /**
   * Asks whether a supplier has content only as a copy of another node's; goes before all that
   * waits.
   *
   * @param listener told the node that has the original; empty if the supplier itself has it
   */
  Fetch origin(Supplier supplier, ContentId content, AnswerListener<Optional<String>> listener);

  /**
   * Renews promises of a supplier.
   *
   * @param assignments ids of at most 10,000
   * @param listener told those that the supplier does not know
   */
  Fetch renew(Supplier supplier, Set<String> assignments, AnswerListener<Set<String>> listener);

  /**
   * Reports a piece that was damaged when it came, so that the supplier checks its copy.
   *
   * @param listener told whether the supplier has the content
   */
  Fetch report(Supplier supplier, DamageReport report, AnswerListener<Boolean> listener);
}
