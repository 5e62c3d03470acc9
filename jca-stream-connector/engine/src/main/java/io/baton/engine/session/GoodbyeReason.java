package io.baton.engine.session;

import io.baton.connector.StreamEvent.CloseReason;

/** Why a stream ends, as RTCP BYE tells its client (RFC 3550 section 6.6). */
final class GoodbyeReason {
  private GoodbyeReason() {}

  /** Empty where the client is to blame, or need not know. */
  static String of(CloseReason reason) {
    return switch (reason) {
      case UNSUPPLIED -> "no node supplies the content";
      case DRAINED -> "the node is drained";
      case TEARDOWN, TIMEOUT, DISCONNECTED, TOO_SLOW, RELEASED, FAILED, SHUTDOWN -> "";
    };
  }
}
