package io.baton.engine.delivery;

import io.baton.engine.media.RtpLimits;
import io.baton.engine.stream.TrackCursor;
import io.baton.model.delivery.TrackDestination;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * RTP and RTCP interleaved in the RTSP connection (RFC 2326 section 10.12). Writes only while the
 * connection takes data, so a slow client holds up nothing but itself, and no more memory waits for
 * it than the connection's high-water mark.
 */
final class InterleavedTrackOutput implements TrackOutput {
  private static final int FRAME_HEADER = 4;
  static final int BATCH = 24 * (RtpLimits.MAX_PACKET + FRAME_HEADER);
  private static final byte MAGIC = '$';

  private final StreamLoop loop;
  private final BatchBuffer batches;
  private final Channel connection;
  private final int rtpChannel;

  InterleavedTrackOutput(StreamLoop loop, BatchBuffer batches, Channel connection, int rtpChannel) {
    this.loop = loop;
    this.batches = batches;
    this.connection = connection;
    this.rtpChannel = rtpChannel;
  }

  @Override
  public boolean sendDue(TrackCursor cursor, long now, Allowance allowance) {
    while (cursor.isDue(now) && allowance.isOpen()) {
      if (!connection.isWritable()) {
        return false;
      }
      allowance.take(sendBatch(cursor, now, allowance.lateness(now, cursor.dueAt())));
    }
    return true;
  }

  private int sendBatch(TrackCursor cursor, long now, long lateness) {
    ByteBuffer bytes = batches.begin(connection.alloc());
    int base = bytes.position();
    int length = 0;
    int packets = 0;
    do {
      int size = cursor.write(bytes, base + length + FRAME_HEADER);
      putHeader(bytes, base + length, rtpChannel, size);
      length += FRAME_HEADER + size;
      packets++;
      cursor.advance();
    } while (cursor.isDue(now) && length + FRAME_HEADER + cursor.packetSize() <= BATCH);
    connection.write(batches.finish(connection.alloc(), length), connection.voidPromise());
    loop.counters().sent(packets, length, lateness);
    return length;
  }

  private static void putHeader(ByteBuffer bytes, int position, int channel, int size) {
    bytes.put(position, MAGIC);
    bytes.put(position + 1, (byte) channel);
    bytes.putShort(position + 2, (short) size);
  }

  @Override
  public void sendRtcp(ByteBuf packet) {
    ByteBuf header = connection.alloc().directBuffer(FRAME_HEADER);
    header.writeByte(MAGIC).writeByte(rtpChannel + 1).writeShort(packet.readableBytes());
    connection.write(header, connection.voidPromise());
    connection.writeAndFlush(packet, connection.voidPromise());
  }

  @Override
  public Optional<InetSocketAddress> reportsFrom() {
    return Optional.empty();
  }

  @Override
  public TrackDestination destination(int track) {
    return TrackDestination.interleaved(track, rtpChannel);
  }

  @Override
  public void flush() {
    connection.flush();
  }
}
