package io.baton.engine.rtcp;

import java.util.List;

/**
 * A receiver report, RFC 3550 section 6.4.2.
 *
 * @param ssrc the receiver, 0 to 2^32 - 1
 * @param reports one for each source it receives; at most 31
 */
public record ReceiverReport(long ssrc, List<ReportBlock> reports) implements RtcpPacket {
  public ReceiverReport {
    reports = List.copyOf(reports);
  }
}
