package io.baton.connector;

import java.util.Objects;

/**
 * A node that has pieces of content and sends them to other nodes over HTTP/1.1.
 *
 * @param node its name
 * @param host its address, as text
 * @param port TCP port of its pieces, 1 to 65535
 */
public record Supplier(String node, String host, int port) {
  public Supplier {
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(host, "host");
  }
}
