package io.baton.engine.stream;

import java.time.Duration;

/** A position outside the content, or a range that ends before it begins: RTSP status 457. */
public final class InvalidRangeException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidRangeException(Duration start, Duration stop, Duration duration) {
    super("range " + start + " to " + stop + " is not within the " + duration + " of this content");
  }
}
