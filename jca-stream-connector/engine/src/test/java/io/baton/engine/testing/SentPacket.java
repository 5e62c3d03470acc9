package io.baton.engine.testing;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One RTP packet.
 *
 * @param track index of its track in the content
 * @param due wall clock at which it is due, nanoseconds since 1970
 * @param bytes the packet, header included
 */
public record SentPacket(int track, long due, ByteBuffer bytes) {
  private static final int HEADER = 12;

  /** Sequence number, 16 bits. */
  public int sequence() {
    return bytes.getShort(2) & 0xffff;
  }

  /** RTP timestamp, 32 bits. */
  public int timestamp() {
    return bytes.getInt(4);
  }

  public int ssrc() {
    return bytes.getInt(8);
  }

  public boolean marker() {
    return bytes.get(1) < 0;
  }

  /** Number in the index of the {@link SyntheticTrack}, which its payloads begin with. */
  public int packet() {
    return bytes.getInt(HEADER);
  }

  /** Those of one track, in the same order. */
  public static List<SentPacket> ofTrack(List<SentPacket> sent, int track) {
    return sent.stream().filter(packet -> packet.track() == track).toList();
  }

  /** What was sent of each. */
  public static List<ByteBuffer> bytes(List<SentPacket> sent) {
    return sent.stream().map(SentPacket::bytes).toList();
  }

  /** The number of each in its track. */
  public static List<Integer> packets(List<SentPacket> sent) {
    return sent.stream().map(SentPacket::packet).toList();
  }
}
