package io.baton.engine.rtcp;

import java.util.List;

/**
 * A sender report, RFC 3550 section 6.4.1.
 *
 * @param ssrc the sender, 0 to 2^32 - 1
 * @param ntpTime when it was made
 * @param rtpTimestamp the same moment on the RTP clock, 0 to 2^32 - 1
 * @param packetCount RTP packets sent, modulo 2^32
 * @param octetCount payload octets sent, modulo 2^32
 * @param reports on sources that the sender receives; at most 31
 */
public record SenderReport(
    long ssrc,
    NtpTime ntpTime,
    long rtpTimestamp,
    long packetCount,
    long octetCount,
    List<ReportBlock> reports)
    implements RtcpPacket {
  public SenderReport {
    reports = List.copyOf(reports);
  }

  /** The report of a sender that receives nothing. */
  public static SenderReport of(
      long ssrc, NtpTime ntpTime, long rtpTimestamp, long packetCount, long octetCount) {
    return new SenderReport(ssrc, ntpTime, rtpTimestamp, packetCount, octetCount, List.of());
  }
}
