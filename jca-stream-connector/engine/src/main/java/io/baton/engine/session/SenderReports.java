package io.baton.engine.session;

import io.baton.engine.rtcp.NtpTime;
import io.baton.engine.rtcp.RtcpWriter;
import io.baton.engine.rtcp.SenderReport;
import io.baton.engine.stream.TrackCursor;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Tells receivers how RTP timestamps relate to the wall clock, RFC 3550 section 6.4.1. */
final class SenderReports {
  private static final long UINT32 = 0xffffffffL;
  private static final int TYPICAL_SIZE = 128;

  private final String cname;

  /**
   * Reports under a name.
   *
   * @param cname the same for all tracks of a session, so that receivers play them in step
   */
  SenderReports(String cname) {
    this.cname = cname;
  }

  /** The name under which a session reports: the same whichever node does. */
  public static String cname(String sessionId) {
    return Integer.toHexString(sessionId.hashCode()) + "@baton";
  }

  /**
   * Sends a report.
   *
   * @param now wall clock, nanoseconds since 1970
   * @param mediaNanos media clock at that time
   */
  void report(SessionTrack track, long now, long mediaNanos) {
    ByteBuf packet = Unpooled.directBuffer(TYPICAL_SIZE);
    RtcpWriter.writeSenderReport(packet, of(track.cursor(), now, mediaNanos), cname);
    track.output().sendRtcp(packet);
  }

  /**
   * Sends a last report and BYE.
   *
   * @param reason why, in a few words; empty if it needs none
   */
  void goodbye(SessionTrack track, long now, long mediaNanos, String reason) {
    ByteBuf packet = Unpooled.directBuffer(TYPICAL_SIZE);
    RtcpWriter.writeGoodbye(packet, of(track.cursor(), now, mediaNanos), cname, reason);
    track.output().sendRtcp(packet);
  }

  private static SenderReport of(TrackCursor cursor, long now, long mediaNanos) {
    return SenderReport.of(
        cursor.track().ssrc() & UINT32,
        NtpTime.ofEpochNanos(now),
        cursor.timestampAtNanos(mediaNanos) & UINT32,
        cursor.packetsSent() & UINT32,
        cursor.octetsSent() & UINT32);
  }
}
