package io.baton.model.media;

import java.util.Set;

/** The encodings that are streamed over RTP, by their names in SDP (R34). */
public final class Encodings {
  /** All of them, in upper case. */
  public static final Set<String> ALL =
      Set.of("H264", "H265", "MPEG4-GENERIC", "OPUS", "MPA", "AC3", "EAC3", "PCMU", "PCMA");

  private Encodings() {}
}
