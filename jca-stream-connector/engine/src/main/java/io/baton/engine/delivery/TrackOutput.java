package io.baton.engine.delivery;

import io.baton.engine.stream.TrackCursor;
import io.baton.model.delivery.TrackDestination;
import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Where the packets of one track of one session go. Confined to the session's event loop. */
public interface TrackOutput {
  /**
   * Sends every packet that is due.
   *
   * @param now wall clock, nanoseconds since 1970
   * @param allowance what may leave; what it holds back has to be asked for again
   * @return false if packets had to wait because the receiver or the kernel takes no more
   */
  boolean sendDue(TrackCursor cursor, long now, Allowance allowance);

  /** Sends an RTCP packet; takes the buffer over. */
  void sendRtcp(ByteBuf packet);

  /** Where the receiver's own RTCP packets come from; empty if they come interleaved. */
  Optional<InetSocketAddress> reportsFrom();

  /** Where the packets go, of the track that has this index in its content. */
  TrackDestination destination(int track);

  /** Hands to the kernel what is not there yet. */
  void flush();
}
