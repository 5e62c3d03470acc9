package io.baton.engine.server;

import io.baton.connector.DeliveryTransport;
import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.delivery.TrackOutput;
import io.baton.engine.rtsp.LowerTransport;
import io.baton.engine.rtsp.PortRange;
import io.baton.engine.rtsp.Profile;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.rtsp.TransportHeader;
import io.baton.engine.rtsp.TransportSpec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Chooses how a track is delivered, RFC 2326 section 12.39. RTP goes to the address that the
 * request came from and to no other, whatever {@code destination} says: a server that did otherwise
 * could be turned against a third party.
 */
final class TransportChooser {
  private static final long SSRC_MASK = 0xffffffffL;

  private final int rtpPort;

  TransportChooser(int rtpPort) {
    this.rtpPort = rtpPort;
  }

  /**
   * The first alternative that can be had.
   *
   * @throws RequestFailedException 461 if there is none, 462 if the media were to go elsewhere
   */
  TransportSpec choose(TransportHeader wanted, RtspConnection connection)
      throws RequestFailedException {
    TransportSpec spec =
        wanted.specs().stream()
            .filter(alternative -> possible(alternative, connection))
            .findFirst()
            .orElseThrow(
                () ->
                    new RequestFailedException(
                        RtspStatus.UNSUPPORTED_TRANSPORT,
                        "unicast RTP/AVP over UDP or interleaved is served"));
    checkDestination(spec, connection.clientAddress());
    return interleaved(spec) && spec.interleaved().isEmpty()
        ? spec.toBuilder().interleaved(connection.state().nextChannels()).build()
        : spec;
  }

  /** Over TLS the media is as confidential as the control: interleaved only. */
  private static boolean possible(TransportSpec spec, RtspConnection connection) {
    return spec.profile() == Profile.AVP
        && spec.unicast()
        && spec.mode().map(mode -> mode.equalsIgnoreCase("PLAY")).orElse(true)
        && (interleaved(spec) || (!connection.isSecure() && spec.clientPort().isPresent()));
  }

  private static void checkDestination(TransportSpec spec, InetAddress client)
      throws RequestFailedException {
    Optional<String> destination = spec.destination();
    if (destination.isPresent() && !destination.get().equals(client.getHostAddress())) {
      throw new RequestFailedException(
          RtspStatus.DESTINATION_UNREACHABLE, "media is sent to the requesting address only");
    }
  }

  static boolean interleaved(TransportSpec spec) {
    return spec.lowerTransport() == LowerTransport.TCP;
  }

  static DeliveryTransport delivery(TransportSpec spec) {
    return interleaved(spec) ? DeliveryTransport.TCP : DeliveryTransport.UDP;
  }

  /** Where the packets of a track go. */
  TrackOutput open(TransportSpec spec, RtspConnection connection, StreamLoop loop) {
    if (interleaved(spec)) {
      return loop.interleavedOutput(connection.channel(), spec.interleaved().orElseThrow().first());
    }
    PortRange ports = spec.clientPort().orElseThrow();
    InetAddress client = connection.clientAddress();
    return loop.datagramOutput(
        new InetSocketAddress(client, ports.first()),
        new InetSocketAddress(client, rtcpPort(ports)));
  }

  private static int rtcpPort(PortRange ports) {
    return ports.last() > ports.first() ? ports.last() : Math.min(ports.first() + 1, 65_535);
  }

  /** The alternative as it was granted. */
  TransportSpec answer(TransportSpec spec, RtspConnection connection, int ssrc) {
    TransportSpec.Builder granted = spec.toBuilder().ssrc(ssrc & SSRC_MASK);
    return interleaved(spec)
        ? granted.build()
        : granted
            .serverPort(new PortRange(rtpPort, rtpPort + 1))
            .source(connection.localAddress().getHostAddress())
            .build();
  }
}
