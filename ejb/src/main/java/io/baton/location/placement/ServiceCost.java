package io.baton.location.placement;

import io.baton.model.assignment.StreamCost;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;

/**
 * What a stream will cost (R21), estimated before it is placed.
 *
 * @param provider bits a second that its provider sends
 * @param anchor bits a second that the node which the client talks to passes on, if that is not the
 *     provider itself
 */
public record ServiceCost(long provider, long anchor) {
  /** RTCP. */
  private static final double UDP_OVERHEAD = 1.02;

  /** RTCP, the headers of TCP and the frames' own, and acknowledgements. */
  private static final double TCP_OVERHEAD = 1.05;

  /**
   * Estimates.
   *
   * @param bitrate mean bits a second, RTP and UDP headers included, as databases list it
   * @param transport between the service and the client
   * @param mode in relay mode the media reaches the client by way of the anchor
   */
  static ServiceCost of(long bitrate, DeliveryTransport transport, DeliveryMode mode) {
    long sent = withOverhead(bitrate, transport);
    return mode == DeliveryMode.RELAY
        ? new ServiceCost(withOverhead(bitrate, DeliveryTransport.TCP), sent)
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
