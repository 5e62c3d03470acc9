package io.baton.connector;

import java.net.URI;
import java.util.OptionalInt;

/** What is to become of a {@link StreamRequest}. */
public sealed interface StreamDecision {
  /**
   * This node serves it.
   *
   * @param path the name it was found under
   * @param content what to send
   */
  record Serve(MediaPath path, ContentId content) implements StreamDecision {}

  /** Another node serves it: 302 (R37). */
  record Redirect(URI location) implements StreamDecision {}

  /**
   * Nobody serves it.
   *
   * @param status RTSP status, 400 to 599
   * @param reason what to tell the client
   * @param retryAfterSeconds when it may be worth another try
   */
  record Refuse(int status, String reason, OptionalInt retryAfterSeconds)
      implements StreamDecision {}
}
