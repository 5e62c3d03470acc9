package io.baton.engine.media.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.TrackIndex;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Opens an index that may be hostile; if it opens, everything in it must be readable. */
final class IndexReadFully {
  private IndexReadFully() {}

  /** Returns whether it could be opened. */
  static boolean openAndRead(ByteBuffer index, MappedFile media) throws IOException {
    try {
      PacketIndex.open(IndexSource.of(index), media, SyntheticIndex.CONTENT, SyntheticIndex.FORMATS)
          .forEach(IndexReadFully::read);
      return true;
    } catch (DamagedIndexException e) {
      assertThat(e).hasMessageStartingWith("the packet index is not usable");
      return false;
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
      assertThat(track.keyUnitAtOrBefore(presentation)).isGreaterThanOrEqualTo(key);
    }
  }
}
