package io.baton.client.depacketize.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Opus packets in an Ogg file (RFC 7845), one packet a page (RFC 3533). */
public final class OggOpusStream implements ElementaryStream {
  private static final int SAMPLE_RATE = 48_000;
  private static final int BEGIN_OF_STREAM = 2;
  private static final int END_OF_STREAM = 4;
  private static final int PAGE_HEADER = 27;
  private static final int MAX_PACKET = 254 * 255;
  private static final int CHECKSUM_OFFSET = 22;
  private static final int POLYNOMIAL = 0x04c11db7;

  private final OutputStream output;
  private int page;
  private boolean started;
  private long lastTimestamp;
  private long samples;
  private int lastDuration;

  public OggOpusStream(OutputStream output, int channels) throws IOException {
    this.output = output;
    writePage(BEGIN_OF_STREAM, 0, identification(channels));
    writePage(0, 0, comment());
  }

  private static ByteBuffer identification(int channels) {
    ByteBuffer head = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
    head.put("OpusHead".getBytes(StandardCharsets.US_ASCII));
    head.put((byte) 1).put((byte) channels);
    head.putShort((short) 0).putInt(SAMPLE_RATE).putShort((short) 0).put((byte) 0);
    return head.flip();
  }

  private static ByteBuffer comment() {
    byte[] vendor = "Baton".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer tags = ByteBuffer.allocate(16 + vendor.length).order(ByteOrder.LITTLE_ENDIAN);
    tags.put("OpusTags".getBytes(StandardCharsets.US_ASCII));
    tags.putInt(vendor.length).put(vendor).putInt(0);
    return tags.flip();
  }

  @Override
  public void unit(ByteBuffer unit, long timestamp) throws IOException {
    if (unit.remaining() > MAX_PACKET) {
      throw new IOException("an Opus packet of " + unit.remaining() + " octets");
    }
    if (started) {
      samples += (int) (timestamp - lastTimestamp);
    }
    started = true;
    lastTimestamp = timestamp;
    lastDuration = OpusPacket.samples(unit);
    writePage(0, samples + lastDuration, unit);
  }

  private void writePage(int flags, long granule, ByteBuffer packet) throws IOException {
    int size = packet.remaining();
    int segments = size == 0 ? 0 : size / 255 + 1;
    ByteBuffer bytes =
        ByteBuffer.allocate(PAGE_HEADER + segments + size).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("OggS".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) 0).put((byte) flags).putLong(granule);
    bytes.putInt(1).putInt(page++).putInt(0).put((byte) segments);
    for (int left = size, i = 0; i < segments; i++, left -= 255) {
      bytes.put((byte) Math.min(left, 255));
    }
    bytes.put(packet);
    bytes.putInt(CHECKSUM_OFFSET, checksum(bytes.array()));
    output.write(bytes.array());
  }

  private static int checksum(byte[] bytes) {
    int checksum = 0;
    for (byte octet : bytes) {
      checksum ^= octet << 24;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        checksum = (checksum << 1) ^ (checksum < 0 ? POLYNOMIAL : 0);
      }
    }
    return checksum;
  }

  @Override
  public void close() throws IOException {
    try (output) {
      writePage(END_OF_STREAM, samples + lastDuration, ByteBuffer.allocate(0));
    }
  }
}
