package io.baton.connector;

import java.util.Optional;

/** Implemented by the message-driven bean that decides on requests; called on worker threads. */
public interface StreamRequestListener {
  /** Decides who serves a request. May block; the engine limits how many are in flight. */
  StreamDecision decide(StreamRequest request);

  /**
   * What digest authentication needs to know of a user (RFC 2617), or empty if there is none.
   *
   * @param realm of the challenge, part of what is hashed
   */
  Optional<ViewerCredential> credential(String user, String realm);

  /** Whether a user that has proved to be himself may view. */
  boolean mayView(String user);
}
