package io.baton.client.rtsp;

import io.baton.engine.rtsp.header.ChannelRange;
import io.baton.engine.rtsp.header.TransportSpec;
import io.netty.buffer.ByteBuf;

/** Packets in the RTSP connection itself (RFC 2326 section 10.12). */
final class InterleavedPath implements TrackPath {
  private final RtspConnection connection;
  private ChannelRange channels;

  InterleavedPath(RtspConnection connection, int trackIndex) {
    this.connection = connection;
    this.channels = new ChannelRange(2 * trackIndex, 2 * trackIndex + 1);
  }

  boolean carriesRtp(int channel) {
    return channel == channels.first();
  }

  boolean carriesRtcp(int channel) {
    return channel == channels.last();
  }

  @Override
  public TransportSpec offer() {
    return TransportSpec.tcp(channels);
  }

  @Override
  public void agreed(TransportSpec chosen) {
    channels = chosen.interleaved().orElse(channels);
  }

  @Override
  public void sendRtcp(ByteBuf packet) {
    connection.sendInterleaved(channels.last(), packet);
  }

  @Override
  public void close() {
    // The connection is closed with the session.
  }
}
