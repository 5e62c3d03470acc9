package io.baton.client.rtsp;

import io.baton.client.network.UdpPorts;
import io.baton.client.network.UdpReceiver;
import io.baton.client.reception.PacketIntake;
import io.baton.client.reception.ReceivedTrack;
import io.baton.engine.rtsp.header.PortRange;
import io.baton.engine.rtsp.header.TransportSpec;
import io.netty.buffer.ByteBuf;

/** Packets over a pair of UDP ports. */
final class UdpPath implements TrackPath {
  private final UdpPorts ports;

  UdpPath(UdpPorts ports) {
    this.ports = ports;
  }

  @Override
  public TransportSpec offer() {
    return TransportSpec.udp(new PortRange(ports.rtpPort(), ports.rtpPort() + 1));
  }

  @Override
  public void agreed(TransportSpec chosen) {
    chosen.serverPort().ifPresent(server -> ports.reportTo(server.last()));
  }

  @Override
  public void sendRtcp(ByteBuf packet) {
    ports.sendRtcp(packet);
  }

  @Override
  public void close() {
    ports.close();
  }

  /** Hands a track's packets on. */
  record Receiver(ReceivedTrack track, PacketIntake intake) implements UdpReceiver {
    @Override
    public void rtp(ByteBuf datagram, long arrivalNanos) {
      intake.rtp(track, datagram, arrivalNanos);
    }

    @Override
    public void rtcp(ByteBuf datagram, long arrivalNanos) {
      intake.rtcp(track, datagram, arrivalNanos);
    }

    @Override
    public void sourceChanged() {
      track.addressChanged();
    }
  }
}
