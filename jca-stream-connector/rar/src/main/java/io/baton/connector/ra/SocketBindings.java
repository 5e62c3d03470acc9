package io.baton.connector.ra;

import jakarta.resource.spi.ResourceAdapterInternalException;
import java.net.InetSocketAddress;

/** The server's named addresses and ports, which its port offset moves together. */
interface SocketBindings {
  /**
   * Looks up a binding.
   *
   * @throws ResourceAdapterInternalException if the server has none of that name, or it does not
   *     come up in time; the message says what to do
   */
  InetSocketAddress resolve(String name) throws ResourceAdapterInternalException;
}
