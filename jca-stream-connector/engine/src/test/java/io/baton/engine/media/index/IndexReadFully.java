package io.baton.engine.media.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.TrackIndex;
import io.baton.engine.media.piece.PagedBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Opens an index that may be hostile; if it opens, everything in it must be readable. */
final class IndexReadFully {
  private IndexReadFully() {}

  /** Returns whether it could be opened. */
  static boolean openAndRead(ByteBuffer octets, PagedBytes media) throws IOException {
    try {
      PacketIndex.open(bytes(octets), media, SyntheticIndex.FORMATS).forEach(IndexReadFully::read);
      return true;
    } catch (DamagedIndexException e) {
      assertThat(e).hasMessageStartingWith("the packet index is not usable");
      return false;
    }
  }

  /** The file that has these octets. */
  static PagedBytes bytes(ByteBuffer octets) {
    PagedBytes bytes = PagedBytes.holey(octets.remaining(), 30, PacketIndex.ORDER);
    if (octets.hasRemaining()) {
      bytes.install(0, octets);
    }
    return bytes;
  }

  /**
   * Opens an index by its head alone, and does with each packet what a session does. What is wrong
   * with it ends that by an exception, and nothing but an exception.
   */
  static void openHeadAndWalk(ByteBuffer octets, PagedBytes media) throws IOException {
    try {
      PagedBytes index = bytes(octets);
      for (TrackIndex track : PacketIndex.open(octets, index, media, SyntheticIndex.FORMATS)) {
        walk(track);
      }
    } catch (DamagedIndexException e) {
      assertThat(e).hasMessageStartingWith("the packet index is not usable");
    }
  }

  private static void walk(TrackIndex track) {
    ByteBuffer target = ByteBuffer.allocate(RtpLimits.MAX_PAYLOAD);
    int packets = Math.min(track.packets(), 10_000);
    try {
      for (int packet = 0; packet < packets; packet++) {
        track.need(packet, (bytes, piece) -> assertThat(piece).isLessThan(bytes.pieces()));
        assertThat(track.copyPayload(packet, target, 0)).isEqualTo(track.payloadSize(packet));
        assertThat(track.nextUnit(packet)).isBetween(packet + 1, track.packets());
        track.firstDecodedFrom(track.sendingTime(packet));
      }
    } catch (UncheckedIOException | IndexOutOfBoundsException e) {
      assertThat(e).as("a reason").isNotNull();
    }
    for (int key = 0; key < track.keyUnits(); key++) {
      assertThat(track.keyUnitAtOrBefore(track.keyUnitTime(key))).isGreaterThanOrEqualTo(key);
      assertThat(track.keyUnitPacket(key)).isBetween(0, track.packets() - 1);
    }
  }

  private static void read(TrackIndex track) {
    ByteBuffer target = ByteBuffer.allocate(RtpLimits.MAX_PAYLOAD);
    long time = Long.MIN_VALUE;
    for (int packet = 0; packet < track.packets(); packet++) {
      assertThat(track.copyPayload(packet, target, 0)).isEqualTo(track.payloadSize(packet));
      assertThat(track.decodingTime(packet)).isGreaterThanOrEqualTo(time);
      assertThat(track.nextUnit(packet)).isBetween(packet + 1, track.packets());
      time = track.decodingTime(packet);
      assertThat(track.firstDecodedFrom(time)).isBetween(0, packet);
    }
    for (int key = 0; key < track.keyUnits(); key++) {
      long presentation = track.presentationTime(track.keyUnitPacket(key));
      assertThat(track.keyUnit(track.keyUnitPacket(key))).isTrue();
      assertThat(track.keyUnitTime(key)).isEqualTo(presentation);
      assertThat(track.keyUnitAtOrBefore(presentation)).isGreaterThanOrEqualTo(key);
    }
  }
}
