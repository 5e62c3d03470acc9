package io.baton.engine.media.codec;

/** RFC 7798 section 4.4: aggregation packets and fragmentation units, without DONL. */
public final class H265NalFormat implements NalFormat {
  private static final int AGGREGATION_PACKET = 48;
  private static final int FRAGMENTATION_UNIT = 49;
  private static final int PACI = 50;
  private static final int NOT_TYPE_BITS = 0x81;
  private static final int LAYER_HIGH_BIT = 0x01;
  private static final int TEMPORAL_BITS = 0x07;

  @Override
  public int nalHeaderOctets() {
    return 2;
  }

  @Override
  public boolean carries(int firstOctet) {
    int type = type(firstOctet);
    return type < AGGREGATION_PACKET || type > PACI;
  }

  @Override
  public void beginAggregate(byte[] header, MediaBytes media, long nal) {
    header[0] = (byte) ((media.octet(nal) & NOT_TYPE_BITS) | (AGGREGATION_PACKET << 1));
    header[1] = (byte) media.octet(nal + 1);
  }

  @Override
  public void extendAggregate(byte[] header, MediaBytes media, long nal) {
    int first = media.octet(nal);
    int second = media.octet(nal + 1);
    int forbidden = (header[0] | first) & 0x80;
    int layer = Math.min(layer(header[0], header[1]), layer(first, second));
    int temporal = Math.min(header[1] & TEMPORAL_BITS, second & TEMPORAL_BITS);
    header[0] = (byte) (forbidden | (AGGREGATION_PACKET << 1) | (layer >> 5));
    header[1] = (byte) ((layer << 3) | temporal);
  }

  @Override
  public int aggregateHeaderOctets() {
    return 2;
  }

  @Override
  public void fragment(byte[] header, MediaBytes media, long nal) {
    int first = media.octet(nal);
    header[0] = (byte) ((first & NOT_TYPE_BITS) | (FRAGMENTATION_UNIT << 1));
    header[1] = (byte) media.octet(nal + 1);
    header[2] = (byte) type(first);
  }

  @Override
  public int fragmentHeaderOctets() {
    return 3;
  }

  private static int type(int firstOctet) {
    return (firstOctet >> 1) & 0x3f;
  }

  private static int layer(int first, int second) {
    return ((first & LAYER_HIGH_BIT) << 5) | ((second & 0xff) >> 3);
  }
}
