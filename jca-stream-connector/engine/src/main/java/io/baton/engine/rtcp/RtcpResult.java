package io.baton.engine.rtcp;

import java.util.List;

/** What {@link RtcpParser} made of a datagram. */
public sealed interface RtcpResult {
  /**
   * A compound packet.
   *
   * @param packets in the order received
   * @param skipped packets of types that are not used here
   */
  record Compound(List<RtcpPacket> packets, int skipped) implements RtcpResult {
    public Compound {
      packets = List.copyOf(packets);
    }
  }

  /**
   * No RTCP, or damaged.
   *
   * @param reason for counters and logs
   */
  record Malformed(String reason) implements RtcpResult {}
}
