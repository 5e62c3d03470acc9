package io.baton.model.delivery;

/**
 * Where the packets of one track go.
 *
 * @param track index of the track in the content
 * @param transport UDP, or interleaved in the RTSP connection
 * @param host address of the client, as text; empty if interleaved
 * @param rtp UDP port, or channel of the connection
 * @param rtcp UDP port, or channel of the connection
 */
public record TrackDestination(
    int track, DeliveryTransport transport, String host, int rtp, int rtcp) {
  /** In the RTSP connection, on a channel and the next one. */
  public static TrackDestination interleaved(int track, int channel) {
    return new TrackDestination(track, DeliveryTransport.TCP, "", channel, channel + 1);
  }
}
