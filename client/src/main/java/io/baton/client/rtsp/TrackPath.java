package io.baton.client.rtsp;

import io.baton.engine.rtsp.header.TransportSpec;
import io.netty.buffer.ByteBuf;

/** The way by which a track's packets come and its reports go. Belongs to the event loop. */
interface TrackPath {
  /** What SETUP offers to the server. */
  TransportSpec offer();

  /** What the server chose of it. */
  void agreed(TransportSpec chosen);

  /** Sends a compound RTCP packet, taking over its reference. */
  void sendRtcp(ByteBuf packet);

  void close();
}
