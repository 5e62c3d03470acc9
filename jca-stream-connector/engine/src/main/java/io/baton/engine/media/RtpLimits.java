package io.baton.engine.media;

/** Sizes that the packet index is built with; part of its format, so the same on every node. */
public final class RtpLimits {
  /** RTP header without extensions or contributing sources, octets. */
  public static final int HEADER = 12;

  /** Largest RTP packet, octets: fits an IPv6 packet of 1,500 octets with room for a tunnel. */
  public static final int MAX_PACKET = 1440;

  /** Largest RTP payload, payload header included, octets. */
  public static final int MAX_PAYLOAD = MAX_PACKET - HEADER;

  private RtpLimits() {}
}
