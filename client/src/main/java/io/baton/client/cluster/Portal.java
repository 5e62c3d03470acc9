package io.baton.client.cluster;

import io.baton.client.network.ServiceException;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import java.io.IOException;

/** A portal that can be asked where media is. */
interface Portal extends AutoCloseable {
  /**
   * Asks it.
   *
   * @throws ServiceException if it refuses
   * @throws IOException if it does not answer
   */
  Located locate(Locate request) throws IOException, InterruptedException;

  @Override
  void close();
}
