package io.baton.engine.delivery;

import io.baton.engine.delivery.datagram.DatagramSockets;
import io.baton.engine.delivery.datagram.DatagramTrain;
import io.baton.engine.delivery.datagram.LoopCounters;
import io.baton.engine.stream.TrackCursor;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.TrackDestination;
import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.util.Optional;

/** RTP and RTCP over UDP. */
final class DatagramTrackOutput implements TrackOutput {
  private final DatagramSockets sockets;
  private final LoopCounters counters;
  private final InetSocketAddress rtp;
  private final InetSocketAddress rtcp;

  DatagramTrackOutput(
      DatagramSockets sockets,
      LoopCounters counters,
      InetSocketAddress rtp,
      InetSocketAddress rtcp) {
    this.sockets = sockets;
    this.counters = counters;
    this.rtp = rtp;
    this.rtcp = rtcp;
  }

  @Override
  public boolean sendDue(TrackCursor cursor, long now, Allowance allowance) {
    while (cursor.isDue(now) && allowance.isOpen()) {
      DatagramTrain train = sockets.rtp().take();
      if (train == null) {
        return false;
      }
      long lateness = allowance.lateness(now, cursor.dueAt());
      fill(train, cursor, now);
      allowance.take(train.length());
      sockets.rtp().send(train);
      counters.sent(train.packets(), train.length(), lateness);
    }
    return true;
  }

  private void fill(DatagramTrain train, TrackCursor cursor, long now) {
    train.begin(rtp);
    do {
      train.append(cursor);
      cursor.advance();
    } while (cursor.isDue(now) && train.accepts(cursor.packetSize()));
  }

  @Override
  public void sendRtcp(ByteBuf packet) {
    sockets.sendRtcp(packet, rtcp);
  }

  @Override
  public Optional<InetSocketAddress> reportsFrom() {
    return Optional.of(rtcp);
  }

  @Override
  public TrackDestination destination(int track) {
    return new TrackDestination(
        track,
        DeliveryTransport.UDP,
        rtp.getAddress().getHostAddress(),
        rtp.getPort(),
        rtcp.getPort());
  }

  @Override
  public void flush() {
    // The loop flushes the trains of all its sessions at once.
  }
}
