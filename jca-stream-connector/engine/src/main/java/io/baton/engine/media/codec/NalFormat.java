package io.baton.engine.media.codec;

/** What differs between the RTP payload formats of H.264 and H.265. */
public interface NalFormat {
  /** Octets of a NAL unit's own header. */
  int nalHeaderOctets();

  /** Whether a NAL unit whose header starts with this octet means the same inside RTP. */
  boolean carries(int firstOctet);

  /**
   * Begins the payload header of an aggregation packet with one NAL unit's header.
   *
   * @param header takes the payload header
   * @param nal position of the NAL unit
   */
  void beginAggregate(byte[] header, MediaBytes media, long nal);

  /** Folds another NAL unit's header into the payload header of an aggregation packet. */
  void extendAggregate(byte[] header, MediaBytes media, long nal);

  /** Octets of an aggregation packet's payload header. */
  int aggregateHeaderOctets();

  /** Writes the payload header of a fragment of the NAL unit, as one that is in the middle. */
  void fragment(byte[] header, MediaBytes media, long nal);

  /** Octets of a fragment's payload header; its last octet has the start and end bits. */
  int fragmentHeaderOctets();
}
