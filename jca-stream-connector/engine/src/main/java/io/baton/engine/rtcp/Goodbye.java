package io.baton.engine.rtcp;

import java.util.List;
import java.util.Optional;

/**
 * Sources that leave, RFC 3550 section 6.6.
 *
 * @param ssrcs the sources; at most 31
 * @param reason why
 */
public record Goodbye(List<Long> ssrcs, Optional<String> reason) implements RtcpPacket {
  public Goodbye {
    ssrcs = List.copyOf(ssrcs);
  }
}
