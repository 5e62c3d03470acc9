package io.baton.engine.stream;

import java.util.OptionalLong;

/**
 * What a viewer asks for with PLAY.
 *
 * @param startNanos normal play time to begin at; empty means the present position
 * @param stopNanos normal play time to stop at; empty means the end
 * @param rate how fast
 */
public record PlayCommand(OptionalLong startNanos, OptionalLong stopNanos, Rate rate) {
  /** Go on at the present position, as recorded. */
  public static final PlayCommand RESUME =
      new PlayCommand(OptionalLong.empty(), OptionalLong.empty(), Rate.NORMAL);
}
