package io.baton.engine.piece.server;

import io.netty.handler.codec.http.HttpRequest;
import java.net.InetAddress;

/** Judges whether a request comes from a node of the cluster. Thread-safe. */
interface NodeCheck {
  /** What was found. */
  sealed interface Judgement {
    /** A node, of that name. */
    record Node(String name) implements Judgement {}

    /**
     * It has to prove itself.
     *
     * @param header for {@code WWW-Authenticate}
     */
    record Challenge(String header) implements Judgement {}

    /**
     * None.
     *
     * @param reason what the sender did, for the log
     */
    record Stranger(String reason) implements Judgement {}
  }

  /**
   * Judges.
   *
   * @param connection that the request came on: an id that no other has
   * @param peer address of the sender
   */
  Judgement judge(HttpRequest request, String connection, InetAddress peer);

  /** Who passes, for the log. */
  String passes();
}
