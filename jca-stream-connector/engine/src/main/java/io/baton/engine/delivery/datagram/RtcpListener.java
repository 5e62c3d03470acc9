package io.baton.engine.delivery.datagram;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;

/** Told of RTCP packets that arrive over UDP. */
@FunctionalInterface
public interface RtcpListener {
  /**
   * Called on the event loop whose socket the packet came in by, which need not be the one that
   * owns the session.
   *
   * @param packet a compound packet, as it came; valid during the call
   */
  void onRtcp(InetSocketAddress sender, ByteBuf packet);
}
