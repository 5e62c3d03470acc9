package io.baton.engine.piece;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Header of answers about content that a node keeps as a copy only: the node that has the original.
 * Its name may hold any characters, so it is written as in URLs.
 */
public final class Origin {
  static final String HEADER = "Baton-Origin";

  private Origin() {}

  /** Writes it. */
  public static void write(HttpHeaders headers, String node) {
    headers.set(HEADER, URLEncoder.encode(node, StandardCharsets.UTF_8));
  }

  /**
   * Reads it; empty if the sender has the original, or is of a version that does not say.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  public static Optional<String> read(HttpHeaders headers) {
    return Optional.ofNullable(headers.get(HEADER))
        .map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8))
        .filter(node -> !node.isEmpty());
  }
}
