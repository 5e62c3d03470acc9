package io.baton.engine.supply;

import io.baton.engine.media.Content;
import io.baton.model.delivery.SupplyCause;

/**
 * Told what becomes of content of other nodes that is being opened, on the session's event loop.
 */
public interface OpeningListener {
  /**
   * It is open.
   *
   * @param supply to be closed by its owner
   */
  void opened(Content content, Supply supply);

  /**
   * It cannot be opened now.
   *
   * @param cause what was the matter with the last supplier; {@link SupplyCause#DAMAGED} if the
   *     content cannot be read by this node at all
   */
  void failed(SupplyCause cause);
}
