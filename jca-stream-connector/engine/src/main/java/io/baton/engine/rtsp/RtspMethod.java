package io.baton.engine.rtsp;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The methods of RFC 2326 section 10. */
public enum RtspMethod {
  OPTIONS,
  DESCRIBE,
  ANNOUNCE,
  SETUP,
  PLAY,
  PAUSE,
  TEARDOWN,
  GET_PARAMETER,
  SET_PARAMETER,
  REDIRECT,
  RECORD;

  private static final Map<String, RtspMethod> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(RtspMethod::name, Function.identity()));

  /** The method of that name; names are case-sensitive. */
  public static Optional<RtspMethod> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
