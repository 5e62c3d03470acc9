package io.baton.engine.delivery.datagram;

import io.baton.engine.stream.TrackCursor;
import io.netty.buffer.ByteBuf;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * RTP packets to one receiver, all of the same size but for a shorter last one, that the kernel
 * takes in one call and cuts apart itself (UDP generic segmentation offload). Used again for train
 * after train, so sending allocates nothing.
 */
public final class DatagramTrain extends SegmentedDatagramPacket {
  private static final InetSocketAddress NOBODY = new InetSocketAddress(0);

  private final ByteBuffer bytes;
  private final int maxPackets;
  private InetSocketAddress recipient = NOBODY;
  private int segmentSize;
  private int length;
  private int packets;
  private boolean closed;

  DatagramTrain(ByteBuf buffer, int maxPackets) {
    super(buffer, buffer.capacity(), NOBODY);
    this.bytes = buffer.nioBuffer(0, buffer.capacity());
    this.maxPackets = maxPackets;
  }

  /** Whether the kernel has taken what the train carried before. */
  boolean idle() {
    return content().refCnt() == 1;
  }

  public void begin(InetSocketAddress to) {
    recipient = to;
    length = 0;
    packets = 0;
    closed = false;
  }

  /** Whether a packet of a size may still join the train. */
  public boolean accepts(int size) {
    return packets == 0
        || (!closed
            && packets < maxPackets
            && size <= segmentSize
            && length + size <= bytes.capacity());
  }

  /** Appends the cursor's present packet. */
  public void append(TrackCursor cursor) {
    int size = cursor.write(bytes, length);
    if (packets == 0) {
      segmentSize = size;
    }
    closed = size < segmentSize;
    length += size;
    packets++;
  }

  /** Makes the appended packets readable by the channel, which releases its hold when sent. */
  DatagramTrain ready() {
    content().setIndex(0, length).retain();
    return this;
  }

  public int packets() {
    return packets;
  }

  public int length() {
    return length;
  }

  @Override
  public InetSocketAddress recipient() {
    return recipient;
  }

  @Override
  public int segmentSize() {
    return segmentSize;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
