package io.baton.engine.server.connection;

import io.baton.engine.delivery.datagram.RtcpListener;
import io.baton.engine.rtcp.ReceiverReport;
import io.baton.engine.rtcp.ReportBlock;
import io.baton.engine.rtcp.RtcpPacket;
import io.baton.engine.rtcp.RtcpParser;
import io.baton.engine.rtcp.RtcpResult;
import io.baton.engine.rtcp.SenderReport;
import io.baton.engine.session.SessionTable;
import io.baton.engine.session.StreamSession;
import io.netty.buffer.ByteBuf;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * Takes receiver reports to the sessions that they are about, over UDP or interleaved. A report
 * from another address than the session's client is ignored. A client that receives nothing reports
 * on no source (RFC 3550 section 6.4.2), as while a stream is paused: then the port or the channel
 * that the report came from tells which session lives.
 */
public final class ReceiverReports implements RtcpListener {
  private final SessionTable sessions;

  public ReceiverReports(SessionTable sessions) {
    this.sessions = sessions;
  }

  @Override
  public void onRtcp(InetSocketAddress sender, ByteBuf packet) {
    Optional<String> session = sessions.findByReceiver(sender).map(StreamSession::id);
    receive(sender.getAddress(), session, packet);
  }

  /**
   * Takes in what a client sent.
   *
   * @param session id of the one whose track the packet came on the way of, if any
   */
  void receive(InetAddress client, Optional<String> session, ByteBuf packet) {
    if (RtcpParser.parse(packet) instanceof RtcpResult.Compound compound) {
      List<ReportBlock> blocks =
          compound.packets().stream().flatMap(part -> blocks(part).stream()).toList();
      blocks.forEach(block -> report(client, block));
      session.flatMap(sessions::find).ifPresent(ReceiverReports::touch);
    }
  }

  private static void touch(StreamSession session) {
    session.loop().executor().execute(session::touch);
  }

  private static List<ReportBlock> blocks(RtcpPacket packet) {
    if (packet instanceof ReceiverReport report) {
      return report.reports();
    }
    return packet instanceof SenderReport report ? report.reports() : List.of();
  }

  private void report(InetAddress client, ReportBlock block) {
    int ssrc = (int) block.ssrc();
    sessions
        .findBySource(ssrc)
        .filter(session -> session.request().client().equals(client))
        .ifPresent(session -> report(session, ssrc, block));
  }

  private static void report(StreamSession session, int ssrc, ReportBlock block) {
    session
        .loop()
        .executor()
        .execute(
            () ->
                session.onReport(
                    ssrc, block.fractionLost(), block.cumulativeLost(), block.jitter()));
  }
}
