package io.baton.engine.media.codec;

/** RFC 6184 section 5: STAP-A and FU-A. */
public final class H264NalFormat implements NalFormat {
  private static final int STAP_A = 24;
  private static final int FU_A = 28;
  private static final int FIRST_RTP_TYPE = 24;
  private static final int LAST_RTP_TYPE = 29;
  private static final int TYPE_BITS = 0x1f;
  private static final int FORBIDDEN_BIT = 0x80;
  private static final int REFERENCE_BITS = 0x60;

  @Override
  public int nalHeaderOctets() {
    return 1;
  }

  @Override
  public boolean carries(int firstOctet) {
    int type = firstOctet & TYPE_BITS;
    return type < FIRST_RTP_TYPE || type > LAST_RTP_TYPE;
  }

  @Override
  public void beginAggregate(byte[] header, MediaBytes media, long nal) {
    header[0] = (byte) ((media.octet(nal) & ~TYPE_BITS) | STAP_A);
  }

  @Override
  public void extendAggregate(byte[] header, MediaBytes media, long nal) {
    int octet = media.octet(nal);
    int forbidden = (header[0] | octet) & FORBIDDEN_BIT;
    int reference = Math.max(header[0] & REFERENCE_BITS, octet & REFERENCE_BITS);
    header[0] = (byte) (forbidden | reference | STAP_A);
  }

  @Override
  public int aggregateHeaderOctets() {
    return 1;
  }

  @Override
  public void fragment(byte[] header, MediaBytes media, long nal) {
    int octet = media.octet(nal);
    header[0] = (byte) ((octet & ~TYPE_BITS) | FU_A);
    header[1] = (byte) (octet & TYPE_BITS);
  }

  @Override
  public int fragmentHeaderOctets() {
    return 2;
  }
}
