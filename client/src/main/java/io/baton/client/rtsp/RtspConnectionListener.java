package io.baton.client.rtsp;

import io.netty.buffer.ByteBuf;

/** What a connection tells its session; called on the connection's event loop. */
interface RtspConnectionListener {
  /** Takes no notice. */
  RtspConnectionListener NONE =
      new RtspConnectionListener() {
        @Override
        public void interleaved(int channel, ByteBuf packet) {}

        @Override
        public void redirected(String location) {}

        @Override
        public void disconnected() {}
      };

  /**
   * A packet came interleaved.
   *
   * @param packet released after the call
   */
  void interleaved(int channel, ByteBuf packet);

  /** The server asks to go elsewhere (RFC 2326 section 10.10). */
  void redirected(String location);

  /** The connection is gone. */
  void disconnected();
}
