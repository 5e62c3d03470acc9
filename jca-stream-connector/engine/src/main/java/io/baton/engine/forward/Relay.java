package io.baton.engine.forward;

import io.netty.buffer.ByteBuf;

/** Where the packets of a relayed session go. Confined to the session's event loop. */
interface Relay {
  /**
   * Sends frames from the front of what was received, as many as can be sent now.
   *
   * @return false if those that are left have to wait until the receiver takes more
   */
  boolean send(ByteBuf in);

  /** Hands to the kernel what is not there yet. */
  void flush();

  /** Says goodbye for every track. */
  void sayGoodbye(String cname);

  /** RTP packets sent so far. */
  long packets();

  /** Octets of their payload. */
  long octets();

  /** Whether the provider's last word was goodbye: then it has ended the stream itself. */
  boolean hasSaidGoodbye();
}
