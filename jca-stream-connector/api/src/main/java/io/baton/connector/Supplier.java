package io.baton.connector;

import java.util.Objects;

/**
 * A node that others fetch pieces of content from.
 *
 * @param node its name
 * @param host where it serves pieces: an address, or a name that is looked up
 * @param port TCP port there, 1 to 65535
 */
public record Supplier(String node, String host, int port) {
  private static final int MAX_PORT = 65_535;

  public Supplier {
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(host, "host");
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }
}
