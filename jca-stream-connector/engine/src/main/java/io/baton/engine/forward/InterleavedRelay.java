package io.baton.engine.forward;

import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.rtcp.RtcpWriter;
import io.baton.engine.rtsp.InterleavedFrame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;

/**
 * To a client that receives in its RTSP connection. The provider was asked to use the client's own
 * channel numbers, so frames pass as they are: what came in one piece leaves in one.
 */
final class InterleavedRelay implements Relay {
  private static final int CHANNELS = 256;

  private final StreamLoop loop;
  private final Channel client;
  private final boolean[] rtp = new boolean[CHANNELS];
  private final int[] sources = new int[CHANNELS];
  private final Farewell farewell = new Farewell();
  private long sentPackets;
  private long sentOctets;

  InterleavedRelay(StreamLoop loop, Channel client) {
    this.loop = loop;
    this.client = client;
  }

  /** Adds a track; replaces one of the same channel. */
  void add(int rtpChannel, int ssrc) {
    rtp[rtpChannel] = true;
    sources[rtpChannel] = ssrc;
  }

  @Override
  public boolean send(ByteBuf in) {
    if (!client.isWritable()) {
      return !Frames.isWhole(in, in.readerIndex());
    }
    int start = in.readerIndex();
    int end = start;
    int packets = 0;
    int octets = 0;
    while (Frames.isWhole(in, end)) {
      if (rtp[Frames.channel(in, end)]) {
        packets++;
        octets += Frames.payload(in, end);
        farewell.onRtp();
      } else {
        farewell.onRtcp(in, end);
      }
      end += Frames.length(in, end);
    }
    if (end > start) {
      client.write(take(in, end - start), client.voidPromise());
      loop.countRelayed(packets, end - start);
      sentPackets += packets;
      sentOctets += octets;
    }
    return true;
  }

  /**
   * A slice holds all of the buffer that it is part of, for as long as its client takes nothing: so
   * what is less than half of it is copied.
   */
  private ByteBuf take(ByteBuf in, int length) {
    return length < in.capacity() / 2
        ? client.alloc().directBuffer(length, length).writeBytes(in, length)
        : in.readRetainedSlice(length);
  }

  @Override
  public void flush() {
    client.flush();
  }

  @Override
  public long packets() {
    return sentPackets;
  }

  @Override
  public long octets() {
    return sentOctets;
  }

  @Override
  public boolean hasSaidGoodbye() {
    return farewell.said();
  }

  @Override
  public void sayGoodbye(String cname) {
    for (int channel = 0; channel < CHANNELS - 1; channel++) {
      if (rtp[channel]) {
        ByteBuf packet = Unpooled.directBuffer();
        RtcpWriter.writeGoodbye(packet, sources[channel], cname, "");
        client.write(new InterleavedFrame(channel + 1, packet), client.voidPromise());
      }
    }
    client.flush();
  }
}
