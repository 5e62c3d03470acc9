package io.baton.location.placement;

import io.baton.model.assignment.StreamCost;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;

/**
 * What a stream will cost (R21), estimated before it is placed.
 *
 * @param provider bits a second that its provider sends: to the client, or as pieces to the anchor
 * @param anchor bits a second that the anchor sends to the client, if it is supplied; else 0
 */
public record ServiceCost(long provider, long anchor) {
  /** RTP, UDP and IPv4 headers. */
  private static final int HEADER_BITS = (12 + 8 + 20) * 8;

  /** RTCP. */
  private static final double UDP_OVERHEAD = 1.02;

  /** RTCP, the headers of TCP, of frames or of HTTP, and acknowledgements. */
  private static final double TCP_OVERHEAD = 1.05;

  /**
   * Estimates.
   *
   * @param bitrate mean bits a second of RTP payload, as databases list it
   * @param packetRate mean packets a second
   * @param transport between the service and the client
   * @param mode in relay mode the provider supplies pieces over TCP, and the anchor streams
   */
  static ServiceCost of(
      long bitrate, long packetRate, DeliveryTransport transport, DeliveryMode mode) {
    long packets = bitrate + packetRate * HEADER_BITS;
    long sent = withOverhead(packets, transport);
    return mode == DeliveryMode.RELAY
        ? new ServiceCost(withOverhead(packets, DeliveryTransport.TCP), sent)
        : new ServiceCost(sent, 0);
  }

  /** As others get it. */
  StreamCost told() {
    return new StreamCost(provider, anchor);
  }

  private static long withOverhead(long bitrate, DeliveryTransport transport) {
    double factor = transport == DeliveryTransport.TCP ? TCP_OVERHEAD : UDP_OVERHEAD;
    return Math.round(bitrate * factor);
  }
}
