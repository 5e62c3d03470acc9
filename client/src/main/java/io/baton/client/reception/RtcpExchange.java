package io.baton.client.reception;

import io.baton.engine.rtcp.Goodbye;
import io.baton.engine.rtcp.NtpTime;
import io.baton.engine.rtcp.ReceiverReport;
import io.baton.engine.rtcp.ReportBlock;
import io.baton.engine.rtcp.RtcpPacket;
import io.baton.engine.rtcp.RtcpParser;
import io.baton.engine.rtcp.RtcpResult;
import io.baton.engine.rtcp.RtcpWriter;
import io.baton.engine.rtcp.SenderReport;
import io.netty.buffer.ByteBuf;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** The RTCP of a track: takes in what the sender reports, writes what the receiver reports. */
public final class RtcpExchange {
  private static final String CANONICAL_NAME = "baton-client";
  private static final int MAX_CUMULATIVE_LOST = (1 << 23) - 1;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private RtcpExchange() {}

  /** Takes in a datagram; one that is no RTCP is counted as malformed. */
  public static void receive(ReceivedTrack track, ByteBuf datagram, long arrivalNanos) {
    RtcpResult result = RtcpParser.parse(datagram);
    if (result instanceof RtcpResult.Compound compound) {
      boolean last = compound.packets().stream().anyMatch(Goodbye.class::isInstance);
      compound.packets().forEach(packet -> receive(track, packet, last, arrivalNanos));
      if (last) {
        track.senderReports().goodbye(packetCount(compound.packets()));
      }
    } else {
      track.receivedMalformed();
    }
  }

  private static void receive(
      ReceivedTrack track, RtcpPacket packet, boolean last, long arrivalNanos) {
    if (packet instanceof SenderReport report) {
      SenderReports reports = track.senderReports();
      reports.counted(report.packetCount(), track.statistics().expected());
      if (!last) {
        reports.clocked(
            epochNanos(report.ntpTime()),
            report.ntpTime().middle(),
            report.rtpTimestamp(),
            arrivalNanos);
      }
    }
  }

  private static OptionalLong packetCount(List<RtcpPacket> packets) {
    return packets.stream()
        .filter(SenderReport.class::isInstance)
        .mapToLong(report -> ((SenderReport) report).packetCount())
        .findFirst();
  }

  private static long epochNanos(NtpTime time) {
    Instant instant = time.toInstant();
    return instant.getEpochSecond() * NANOS_PER_SECOND + instant.getNano();
  }

  /**
   * Writes a receiver report on a track.
   *
   * @param receiver the SSRC that reports
   */
  public static void writeReport(ByteBuf out, ReceivedTrack track, long receiver, long nowNanos) {
    ReceptionStatistics statistics = track.statistics();
    List<ReportBlock> blocks =
        statistics.packets() == 0 ? List.of() : List.of(block(track, nowNanos));
    RtcpWriter.writeReceiverReport(out, new ReceiverReport(receiver, blocks), CANONICAL_NAME);
  }

  private static ReportBlock block(ReceivedTrack track, long nowNanos) {
    ReceptionStatistics statistics = track.statistics();
    SenderReports reports = track.senderReports();
    return new ReportBlock(
        Integer.toUnsignedLong(statistics.ssrc()),
        statistics.fractionLostSinceReport(),
        (int) Math.min(MAX_CUMULATIVE_LOST, statistics.lost()),
        statistics.extendedHighest(),
        statistics.jitterTicks(),
        reports.lastCompactTime(),
        reports.delaySince(nowNanos));
  }
}
