package io.baton.engine.rtsp.header;

import java.util.Arrays;
import java.util.Optional;

/** RTP profiles. */
public enum Profile {
  /** RFC 3551. */
  AVP("RTP/AVP"),
  /** RFC 4585, with early feedback. */
  AVPF("RTP/AVPF"),
  /** RFC 3711, encrypted. */
  SAVP("RTP/SAVP"),
  /** RFC 5124, encrypted, with early feedback. */
  SAVPF("RTP/SAVPF");

  private final String text;

  Profile(String text) {
    this.text = text;
  }

  static Optional<Profile> of(String text) {
    return Arrays.stream(values()).filter(p -> p.text.equalsIgnoreCase(text)).findFirst();
  }

  @Override
  public String toString() {
    return text;
  }
}
