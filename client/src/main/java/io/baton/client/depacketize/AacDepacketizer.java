package io.baton.client.depacketize;

import io.baton.client.depacketize.stream.BitReader;
import io.baton.client.depacketize.stream.UnitSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * AAC in MPEG4-GENERIC payloads (RFC 3640): access units after a section of access unit headers, or
 * one access unit in fragments. A unit is a raw AAC access unit.
 */
final class AacDepacketizer implements Depacketizer {
  private static final int SECTION_LENGTH_OCTETS = 2;

  private final int sizeLength;
  private final int indexLength;
  private final int indexDeltaLength;
  private final int samplesPerUnit;
  private final FragmentAssembly assembly = new FragmentAssembly();

  /**
   * Takes the widths from the format parameters of the SDP.
   *
   * @param sizeLength bits of AU-size, 1 to 32
   * @param indexLength bits of AU-Index, 0 to 32
   * @param indexDeltaLength bits of AU-Index-delta, 0 to 32
   * @param samplesPerUnit RTP ticks that an access unit lasts
   */
  public AacDepacketizer(
      int sizeLength, int indexLength, int indexDeltaLength, int samplesPerUnit) {
    if (sizeLength < 1 || sizeLength > 32 || indexLength < 0 || indexLength > 32) {
      throw new IllegalArgumentException("unusable AU header widths");
    }
    if (indexDeltaLength < 0 || indexDeltaLength > 32) {
      throw new IllegalArgumentException("unusable AU header widths");
    }
    this.sizeLength = sizeLength;
    this.indexLength = indexLength;
    this.indexDeltaLength = indexDeltaLength;
    this.samplesPerUnit = samplesPerUnit;
  }

  @Override
  public void packet(ByteBuffer payload, long timestamp, UnitSink units)
      throws MalformedPayloadException, IOException {
    if (payload.remaining() < SECTION_LENGTH_OCTETS) {
      throw malformed("an AAC payload without access unit headers");
    }
    int headerBits = payload.getShort() & 0xffff;
    int headerOctets = (headerBits + 7) / 8;
    if (headerBits < sizeLength + indexLength || headerOctets > payload.remaining()) {
      throw malformed("an AAC payload with " + headerBits + " bits of access unit headers");
    }
    BitReader headers = new BitReader(payload.slice().limit(headerOctets), headerBits);
    payload.position(payload.position() + headerOctets);
    int size = (int) headers.read(sizeLength);
    headers.skip(indexLength);
    boolean single = headers.remaining() < sizeLength;
    if (single && (assembly.isOpen() || size > payload.remaining())) {
      fragment(payload, size, timestamp, units);
      return;
    }
    accessUnits(payload, headers, size, timestamp, units);
  }

  private void accessUnits(
      ByteBuffer payload, BitReader headers, int firstSize, long timestamp, UnitSink units)
      throws MalformedPayloadException, IOException {
    assembly.drop();
    int end = payload.limit();
    int size = firstSize;
    long time = timestamp;
    while (true) {
      if (size > payload.remaining() || size < 0) {
        throw malformed("an AAC access unit of " + size + " octets beyond its payload");
      }
      int next = payload.position() + size;
      payload.limit(next);
      units.unit(payload, time);
      payload.limit(end);
      payload.position(next);
      if (headers.remaining() < sizeLength + indexDeltaLength) {
        return;
      }
      size = (int) headers.read(sizeLength);
      headers.skip(indexDeltaLength);
      time = (time + samplesPerUnit) & 0xffff_ffffL;
    }
  }

  private void fragment(ByteBuffer payload, int size, long timestamp, UnitSink units)
      throws MalformedPayloadException, IOException {
    if (!assembly.isOpen()) {
      assembly.begin();
    }
    assembly.append(payload);
    if (assembly.length() > size) {
      throw malformed("AAC fragments longer than their access unit of " + size + " octets");
    }
    if (assembly.length() == size) {
      units.unit(assembly.complete(), timestamp);
    }
  }

  private MalformedPayloadException malformed(String message) {
    assembly.drop();
    return new MalformedPayloadException(message);
  }

  @Override
  public void lost() {
    assembly.drop();
  }
}
