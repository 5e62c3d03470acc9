package io.baton.engine.media.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.codec.MediaBytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A file of given octets, and the packets that were made of it. */
final class RecordedPackets implements MediaBytes, PacketSink {
  /** A packet as it would be sent. */
  record Packet(String payload, boolean marker, boolean startsUnit, long time) {
    int size() {
      return payload.length() / 2;
    }
  }

  private final byte[] file;
  private final List<Packet> packets = new ArrayList<>();
  private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
  private boolean startsUnit;
  private long time;

  RecordedPackets(byte[] file) {
    this.file = file;
  }

  static RecordedPackets ofHex(String hex) {
    return new RecordedPackets(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  List<Packet> packets() {
    return packets;
  }

  @Override
  public long size() {
    return file.length;
  }

  @Override
  public int octet(long position) {
    return file[Math.toIntExact(position)] & 0xff;
  }

  @Override
  public long unsignedInt(long position) {
    return ((long) octet(position) << 24)
        | (octet(position + 1) << 16)
        | (octet(position + 2) << 8)
        | octet(position + 3);
  }

  @Override
  public void beginUnit(long decodingTime, long presentationTime, boolean key) {
    startsUnit = true;
    time = presentationTime;
  }

  @Override
  public void header(byte[] octets, int length) {
    assertThat(payload.size()).isZero();
    payload.write(octets, 0, length);
  }

  @Override
  public void slice(long position, int length) {
    int from = Math.toIntExact(position);
    assertThat(length).isPositive();
    payload.writeBytes(Arrays.copyOfRange(file, from, Math.addExact(from, length)));
    assertThat(from + length).isLessThanOrEqualTo(file.length);
  }

  @Override
  public void endPacket(boolean marker) {
    assertThat(payload.size()).isBetween(1, RtpLimits.MAX_PAYLOAD);
    String hex = HexFormat.of().formatHex(payload.toByteArray());
    packets.add(new Packet(hex, marker, startsUnit, time));
    payload.reset();
    startsUnit = false;
  }
}
