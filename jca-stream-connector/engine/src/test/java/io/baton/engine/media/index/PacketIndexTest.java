package io.baton.engine.media.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.engine.media.TrackIndex;
import io.baton.engine.media.piece.PagedBytes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacketIndexTest {
  private static final int PACKETS = 1000;

  @TempDir private Path directory;
  private Path index;
  private PagedBytes media;

  @BeforeEach
  void writeIndex() throws Exception {
    SyntheticIndex.write(directory, PACKETS);
    index = directory.resolve("index");
    media = media();
  }

  private PagedBytes media() throws IOException {
    return PagedBytes.map(directory.resolve("media"), ByteOrder.BIG_ENDIAN);
  }

  private List<TrackIndex> open() throws IOException {
    return PacketIndex.open(
        PagedBytes.map(index, PacketIndex.ORDER), media, SyntheticIndex.FORMATS);
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
    long withoutHeaders = head() + PACKETS * (IndexFormat.PACKET_OCTETS + IndexFormat.SLICE_OCTETS);
    assertThat(Files.size(index))
        .isEqualTo(IndexFormat.aligned(withoutHeaders) + IndexFormat.aligned(4));
  }

  private static long head() {
    return IndexFormat.HEADER_OCTETS
        + IndexFormat.DESCRIPTOR_OCTETS
        + IndexFormat.aligned(2 * IndexFormat.SAMPLE_OCTETS)
        + IndexFormat.aligned(3 * IndexFormat.KEY_OCTETS);
  }

  @Test
  void theHeadEndsBeforeTheFirstPacket() throws IOException {
    assertThat(PacketIndex.headOctets(PagedBytes.map(index, PacketIndex.ORDER)))
        .isEqualTo((int) head());
  }

  @Test
  void indexIsThatOfOneFile() throws IOException {
    Files.write(directory.resolve("media"), new byte[] {0}, StandardOpenOption.APPEND);
    media = media();
    assertThatThrownBy(this::open)
        .isInstanceOf(DamagedIndexException.class)
        .hasMessageContaining("belongs to another file");
  }

  @Test
  void anyMissingEndIsNoticed() throws IOException {
    byte[] octets = Files.readAllBytes(index);
    int needed = octets.length - IndexFormat.ALIGNMENT;
    for (int length = 0; length < needed; length += 101) {
      ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(octets, length));
      assertThat(IndexReadFully.openAndRead(cut, media)).isFalse();
    }
  }

  /** That octets were changed is for the manifest to tell; some changes make another index. */
  @Test
  void whatOpensCanBeReadWhole() throws IOException {
    byte[] octets = Files.readAllBytes(index);
    int opened = 0;
    for (int at = 0; at < octets.length; at += 41) {
      byte kept = octets[at];
      for (int change : new int[] {0x01, 0x80, 0xff}) {
        octets[at] = (byte) (kept ^ change);
        opened += IndexReadFully.openAndRead(ByteBuffer.wrap(octets), media) ? 1 : 0;
        IndexReadFully.openHeadAndWalk(ByteBuffer.wrap(octets), media);
      }
      octets[at] = kept;
    }
    assertThat(opened).as("of 3,000").isBetween(1, 1500);
  }

  @Test
  void openIndexCopiesPayloads() throws IOException {
    TrackIndex track = open().get(0);
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

  /** By each time between the first packet's and the last one's, and beyond. */
  @Test
  void findsPacketsByTime() throws IOException {
    TrackIndex track = open().get(0);
    long last = track.decodingTime(PACKETS - 1);
    for (long time = -3601; time <= last + 3601; time += 1200) {
      int expected = 0;
      while (expected < PACKETS && track.decodingTime(expected) < time) {
        expected++;
      }
      assertThat(track.firstDecodedFrom(time)).as("from %d", time).isEqualTo(expected);
    }
    assertThat(track.firstDecodedFrom(Long.MAX_VALUE)).isEqualTo(PACKETS);
    assertThat(track.firstDecodedFrom(Long.MIN_VALUE)).isZero();
  }

  @Test
  void readingAllocatesNothing() throws IOException {
    TrackIndex track = open().get(0);
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
}
