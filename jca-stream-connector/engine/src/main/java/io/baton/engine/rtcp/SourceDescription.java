package io.baton.engine.rtcp;

import java.util.List;
import java.util.Optional;

/**
 * A source description, RFC 3550 section 6.5; items other than CNAME are left out.
 *
 * @param chunks one for each source; at most 31
 */
record SourceDescription(List<Chunk> chunks) implements RtcpPacket {
  public SourceDescription {
    chunks = List.copyOf(chunks);
  }

  /**
   * What is said of one source.
   *
   * @param ssrc the source
   * @param cname its canonical name
   */
  public record Chunk(long ssrc, Optional<String> cname) {}
}
