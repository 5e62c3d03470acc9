package io.baton.engine.media.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.engine.media.TrackIndex;
import io.baton.model.media.ContentId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacketIndexTest {
  private static final int PACKETS = 1000;

  @TempDir private Path directory;
  private Path index;
  private MappedFile media;

  @BeforeEach
  void writeIndex() throws Exception {
    SyntheticIndex.write(directory, PACKETS);
    index = directory.resolve("index");
    media = MappedFile.open(directory.resolve("media"));
  }

  @Test
  void writingLeavesNoTemporaryFiles() throws IOException {
    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("index", "media");
    }
  }

  @Test
  void repeatedPayloadHeadersAreStoredOnce() throws IOException {
    long withoutHeaders =
        IndexFormat.HEADER_OCTETS
            + IndexFormat.DESCRIPTOR_OCTETS
            + PACKETS * (IndexFormat.PACKET_OCTETS + IndexFormat.SLICE_OCTETS)
            + IndexFormat.aligned(3 * IndexFormat.KEY_OCTETS)
            + IndexFormat.TRAILER_OCTETS;
    assertThat(Files.size(index)).isEqualTo(withoutHeaders + IndexFormat.aligned(4));
  }

  @Test
  void indexIsThatOfOneFile() throws IOException {
    assertDamaged(new ContentId("cd".repeat(32)), "belongs to another file");
    Files.write(directory.resolve("media"), new byte[] {0}, StandardOpenOption.APPEND);
    media = MappedFile.open(directory.resolve("media"));
    assertDamaged(SyntheticIndex.CONTENT, "changed its size");
  }

  @Test
  void anyChangedOctetIsNoticed() throws IOException {
    byte[] octets = Files.readAllBytes(index);
    for (int at = 0; at < octets.length; at += 97) {
      octets[at] ^= 0x10;
      Files.write(index, octets);
      assertDamaged(SyntheticIndex.CONTENT, "not usable");
      octets[at] ^= 0x10;
    }
  }

  @Test
  void anyMissingEndIsNoticed() throws IOException {
    byte[] octets = Files.readAllBytes(index);
    for (int length = 0; length < octets.length; length += 101) {
      Files.write(index, java.util.Arrays.copyOf(octets, length));
      assertDamaged(SyntheticIndex.CONTENT, "not usable");
    }
  }

  /** As {@link #anyChangedOctetIsNoticed}, by someone who can compute a checksum. */
  @Test
  void whatPassesWithARightChecksumCanBeReadWhole() throws IOException {
    byte[] octets = Files.readAllBytes(index);
    for (int at = 0; at < octets.length - IndexFormat.TRAILER_OCTETS; at += 41) {
      byte kept = octets[at];
      for (int change : new int[] {0x01, 0x80, 0xff}) {
        octets[at] = (byte) (kept ^ change);
        IndexReadFully.openAndRead(sealed(octets), media);
      }
      octets[at] = kept;
    }
  }

  @Test
  void openIndexCopiesPayloads() throws IOException {
    List<TrackIndex> tracks =
        PacketIndex.open(index, media, SyntheticIndex.CONTENT, SyntheticIndex.FORMATS);
    TrackIndex track = tracks.get(0);
    ByteBuffer target = ByteBuffer.allocateDirect(2000);
    target.put(5, (byte) 77).put(6 + 1428, (byte) 78);
    assertThat(track.copyPayload(7, target, 6)).isEqualTo(1428).isEqualTo(track.payloadSize(7));
    assertThat(target.get(5)).isEqualTo((byte) 77);
    assertThat(target.get(6)).isEqualTo((byte) 28);
    assertThat(target.get(7)).isEqualTo((byte) 0x85);
    assertThat(target.get(8)).isZero();
    assertThat(target.get(6 + 1428)).isEqualTo((byte) 78);
    assertThat(target.position()).isZero();
  }

  @Test
  void readingAllocatesNothing() throws IOException {
    TrackIndex track =
        PacketIndex.open(index, media, SyntheticIndex.CONTENT, SyntheticIndex.FORMATS).get(0);
    ByteBuffer target = ByteBuffer.allocateDirect(2000);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long checksum = 0;
    for (int round = 0; round < 20; round++) {
      checksum += readAll(track, target);
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int round = 0; round < 20; round++) {
      checksum += readAll(track, target);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(checksum).isPositive();
    // 20,000 packets: the compiler may leave a few objects, but none a packet.
    assertThat(allocated).isLessThan(20_000);
  }

  private static long readAll(TrackIndex track, ByteBuffer target) {
    long sum = 0;
    for (int packet = 0; packet < track.packets(); packet++) {
      sum += track.copyPayload(packet, target, 12) + track.presentationTime(packet);
      sum += track.nextUnit(packet) + track.firstDecodedFrom(packet) + track.payloadSize(packet);
      sum += track.keyUnitAtOrBefore(packet) + (track.marker(packet) ? 1 : 0);
    }
    return sum;
  }

  private static ByteBuffer sealed(byte[] octets) {
    int end = octets.length - IndexFormat.TRAILER_OCTETS;
    CRC32C checksum = new CRC32C();
    checksum.update(octets, 0, end);
    ByteBuffer copy = ByteBuffer.wrap(octets.clone()).order(IndexFormat.ORDER);
    return copy.putInt(end, (int) checksum.getValue());
  }

  private void assertDamaged(ContentId content, String what) {
    assertThatThrownBy(() -> PacketIndex.open(index, media, content, SyntheticIndex.FORMATS))
        .isInstanceOf(DamagedIndexException.class)
        .hasMessageContaining(what);
  }
}
