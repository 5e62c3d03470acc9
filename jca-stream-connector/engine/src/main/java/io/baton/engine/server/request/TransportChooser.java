package io.baton.engine.server.request;

import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.delivery.TrackOutput;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.rtsp.header.ChannelRange;
import io.baton.engine.rtsp.header.LowerTransport;
import io.baton.engine.rtsp.header.PortRange;
import io.baton.engine.rtsp.header.Profile;
import io.baton.engine.rtsp.header.TransportHeader;
import io.baton.engine.rtsp.header.TransportSpec;
import io.baton.engine.server.connection.Exchange;
import io.baton.engine.server.connection.InterleavedChannels;
import io.baton.engine.server.connection.RequestFailedException;
import io.baton.engine.server.connection.RtspConnection;
import io.baton.model.delivery.DeliveryTransport;
import io.netty.util.NetUtil;
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
  private static final int FIRST_USER_PORT = 1024;

  private final int rtpPort;
  private final Optional<InetAddress> serviceAddress;

  /**
   * Chooses for an engine.
   *
   * @param rtpPort where RTP is sent from
   * @param serviceAddress where direct sessions' RTP is sent from; empty means the node's own
   */
  TransportChooser(int rtpPort, Optional<InetAddress> serviceAddress) {
    this.rtpPort = rtpPort;
    this.serviceAddress = serviceAddress;
  }

  /**
   * The first alternative of a request's Transport header that can be had.
   *
   * @throws RequestFailedException 400 if it has none, 461 if none can be had, 462 if the media
   *     were to go elsewhere
   */
  TransportSpec choose(Exchange exchange) throws RequestFailedException {
    RtspConnection connection = exchange.connection();
    TransportHeader wanted =
        exchange
            .header(RtspHeaderNames.TRANSPORT, TransportHeader::parse)
            .orElseThrow(
                () -> new RequestFailedException(RtspStatus.BAD_REQUEST, "Transport is missing"));
    TransportSpec spec =
        wanted.specs().stream()
            .filter(alternative -> possible(alternative, connection))
            .findFirst()
            .orElseThrow(
                () ->
                    new RequestFailedException(
                        RtspStatus.UNSUPPORTED_TRANSPORT,
                        "unicast RTP/AVP over UDP, to ports from 1024, or interleaved is served"));
    checkDestination(spec, connection.clientAddress());
    return interleaved(spec)
        ? spec.toBuilder().interleaved(channels(spec, connection)).build()
        : spec;
  }

  private static ChannelRange channels(TransportSpec spec, RtspConnection connection)
      throws RequestFailedException {
    Optional<ChannelRange> wanted = spec.interleaved();
    return wanted.isPresent()
        ? InterleavedChannels.pair(wanted.get().first())
        : connection.channels().free().orElseThrow(TransportChooser::channelsInUse);
  }

  /**
   * Makes sure that a track can have the channels that were chosen for it; over UDP it needs none.
   *
   * @throws RequestFailedException 461 if another track has them
   */
  static void requireChannels(
      TransportSpec spec, RtspConnection connection, InterleavedChannels.Track track)
      throws RequestFailedException {
    if (interleaved(spec)
        && !connection.channels().isFreeFor(spec.interleaved().orElseThrow(), track)) {
      throw channelsInUse();
    }
  }

  private static RequestFailedException channelsInUse() {
    return new RequestFailedException(
        RtspStatus.UNSUPPORTED_TRANSPORT, "another track has these channels");
  }

  /** Over TLS the media is as confidential as the control: interleaved only. */
  private static boolean possible(TransportSpec spec, RtspConnection connection) {
    return spec.profile() == Profile.AVP
        && spec.unicast()
        && spec.mode().map(mode -> mode.equalsIgnoreCase("PLAY")).orElse(true)
        && (interleaved(spec)
            ? spec.interleaved().map(InterleavedChannels::exist).orElse(true)
            : !connection.isSecure()
                && spec.clientPort().filter(TransportChooser::usual).isPresent());
  }

  /** Services of the system are on ports below: media must not be made to knock there. */
  private static boolean usual(PortRange ports) {
    return ports.first() >= FIRST_USER_PORT && ports.last() >= FIRST_USER_PORT;
  }

  private static void checkDestination(TransportSpec spec, InetAddress client)
      throws RequestFailedException {
    Optional<String> destination = spec.destination();
    if (destination.isPresent() && !isAddress(destination.get(), client)) {
      throw new RequestFailedException(
          RtspStatus.DESTINATION_UNREACHABLE, "media is sent to the requesting address only");
    }
  }

  /** However it is written: an IPv6 address has many forms, and an IPv4 address one of those. */
  private static boolean isAddress(String text, InetAddress address) {
    InetAddress written = NetUtil.createInetAddressFromIpAddressString(text);
    return written != null && address.equals(written);
  }

  static boolean interleaved(TransportSpec spec) {
    return spec.lowerTransport() == LowerTransport.TCP;
  }

  static DeliveryTransport delivery(TransportSpec spec) {
    return interleaved(spec) ? DeliveryTransport.TCP : DeliveryTransport.UDP;
  }

  /**
   * Where the packets of a track go.
   *
   * @param direct whether the client sees another node, so that packets come from the address that
   *     all nodes have in common
   */
  TrackOutput open(TransportSpec spec, RtspConnection connection, StreamLoop loop, boolean direct) {
    if (interleaved(spec)) {
      return loop.interleavedOutput(connection.channel(), spec.interleaved().orElseThrow().first());
    }
    InetSocketAddress rtp = rtpReceiver(spec, connection);
    InetSocketAddress rtcp = rtcpReceiver(spec, connection);
    return direct ? loop.serviceOutput(rtp, rtcp) : loop.datagramOutput(rtp, rtcp);
  }

  private static InetSocketAddress rtpReceiver(TransportSpec spec, RtspConnection connection) {
    return new InetSocketAddress(
        connection.clientAddress(), spec.clientPort().orElseThrow().first());
  }

  private static InetSocketAddress rtcpReceiver(TransportSpec spec, RtspConnection connection) {
    return new InetSocketAddress(
        connection.clientAddress(), rtcpPort(spec.clientPort().orElseThrow()));
  }

  private static int rtcpPort(PortRange ports) {
    return ports.last() > ports.first() ? ports.last() : Math.min(ports.first() + 1, 65_535);
  }

  /** The alternative as it was granted. */
  TransportSpec answer(TransportSpec spec, RtspConnection connection, int ssrc, boolean direct) {
    Optional<InetAddress> common = serviceAddress.filter(address -> direct);
    TransportSpec.Builder granted = spec.toBuilder().ssrc(ssrc & SSRC_MASK);
    return interleaved(spec)
        ? granted.build()
        : granted
            .serverPort(new PortRange(rtpPort, rtpPort + 1))
            .source(common.orElseGet(connection::localAddress).getHostAddress())
            .build();
  }
}
