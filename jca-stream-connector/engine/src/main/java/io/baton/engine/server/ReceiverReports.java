package io.baton.engine.server;

import io.baton.engine.delivery.RtcpListener;
import io.baton.engine.forward.ForwardTable;
import io.baton.engine.forward.Forwarding;
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

/**
 * Takes receiver reports to the sessions that they are about, over UDP or interleaved. A report
 * from another address than the session's client is ignored.
 */
public final class ReceiverReports implements RtcpListener {
  private final SessionTable sessions;
  private final ForwardTable forwards;

  public ReceiverReports(SessionTable sessions, ForwardTable forwards) {
    this.sessions = sessions;
    this.forwards = forwards;
  }

  @Override
  public void onRtcp(InetSocketAddress sender, ByteBuf packet) {
    receive(sender.getAddress(), packet);
  }

  /** Takes in what a client sent. */
  void receive(InetAddress client, ByteBuf packet) {
    if (RtcpParser.parse(packet) instanceof RtcpResult.Compound compound) {
      List<ReportBlock> blocks =
          compound.packets().stream().flatMap(part -> blocks(part).stream()).toList();
      blocks.forEach(block -> report(client, block));
      passOn(client, blocks, packet);
    }
  }

  /** What is said of a relayed stream concerns the node that sends it too. */
  private void passOn(InetAddress client, List<ReportBlock> blocks, ByteBuf packet) {
    blocks.stream()
        .flatMap(block -> forwards.findBySource((int) block.ssrc()).stream())
        .filter(session -> session.viewer().client().equals(client))
        .findFirst()
        .ifPresent(session -> passOn(session, blocks, packet.copy()));
  }

  private static void passOn(Forwarding session, List<ReportBlock> blocks, ByteBuf packet) {
    session.loop().executor().execute(() -> session.onReport(blocks, packet));
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
