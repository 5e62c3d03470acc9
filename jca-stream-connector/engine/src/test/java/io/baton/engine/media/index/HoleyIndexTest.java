package io.baton.engine.media.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.TrackIndex;
import io.baton.engine.media.piece.MissingPieceException;
import io.baton.engine.media.piece.PagedBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index whose pieces come one by one, and are small, so that there are many. */
class HoleyIndexTest {
  private static final int PACKETS = 2000;
  private static final int INDEX_BITS = 8;
  private static final int MEDIA_BITS = 12;

  @TempDir private Path directory;
  private byte[] indexOctets;
  private byte[] mediaOctets;
  private PagedBytes index;
  private PagedBytes media;
  private TrackIndex track;
  private TrackIndex whole;

  private record Piece(PagedBytes bytes, int number) {}

  @BeforeEach
  void open() throws Exception {
    SyntheticIndex.write(directory, PACKETS);
    indexOctets = Files.readAllBytes(directory.resolve("index"));
    mediaOctets = Files.readAllBytes(directory.resolve("media"));
    whole =
        PacketIndex.open(
                PagedBytes.map(directory.resolve("index"), PacketIndex.ORDER),
                PagedBytes.map(directory.resolve("media"), ByteOrder.BIG_ENDIAN),
                SyntheticIndex.FORMATS)
            .get(0);
    reopen();
  }

  private void reopen() throws IOException {
    index = PagedBytes.holey(indexOctets.length, INDEX_BITS, PacketIndex.ORDER);
    media = PagedBytes.holey(mediaOctets.length, MEDIA_BITS, ByteOrder.BIG_ENDIAN);
    track =
        PacketIndex.open(
                ByteBuffer.wrap(indexOctets, 0, head()).slice(),
                index,
                media,
                SyntheticIndex.FORMATS)
            .get(0);
  }

  private int head() throws IOException {
    return PacketIndex.headOctets(PagedBytes.map(directory.resolve("index"), PacketIndex.ORDER));
  }

  private void install(Piece piece) {
    PagedBytes bytes = piece.bytes();
    byte[] octets = bytes == index ? indexOctets : mediaOctets;
    int at = piece.number() << bytes.pieceBits();
    bytes.install(piece.number(), ByteBuffer.wrap(octets, at, bytes.length(piece.number())));
  }

  /** Installs what a packet needs, as it says, and nothing else; returns the rounds it took. */
  private int supply(int packet) {
    for (int round = 1; ; round++) {
      Set<Piece> needed = new HashSet<>();
      boolean complete = true;
      try {
        track.need(packet, (bytes, piece) -> needed.add(new Piece(bytes, piece)));
      } catch (MissingPieceException e) {
        complete = false;
        assertThat(needed).contains(new Piece(e.bytes(), e.piece()));
      }
      boolean absent = needed.removeIf(piece -> piece.bytes().has(piece.number()));
      needed.forEach(this::install);
      if (complete) {
        return round;
      }
      assertThat(round).isLessThan(5);
      assertThat(absent || !needed.isEmpty()).isTrue();
    }
  }

  private void removeAll() {
    for (int piece = 0; piece < index.pieces(); piece++) {
      index.remove(piece);
    }
    for (int piece = 0; piece < media.pieces(); piece++) {
      media.remove(piece);
    }
  }

  @Test
  void whatAPacketNeedsIsAllThatItReads() {
    ByteBuffer target = ByteBuffer.allocate(RtpLimits.MAX_PAYLOAD);
    ByteBuffer expected = ByteBuffer.allocate(RtpLimits.MAX_PAYLOAD);
    for (int packet = 0; packet < PACKETS; packet++) {
      removeAll();
      assertThat(supply(packet)).isLessThanOrEqualTo(3);

      int size = track.copyPayload(packet, target, 0);
      assertThat(size)
          .isEqualTo(whole.copyPayload(packet, expected, 0))
          .isEqualTo(track.payloadSize(packet));
      assertThat(target.slice(0, size)).isEqualTo(expected.slice(0, size));
      assertThat(track.sendingTime(packet)).isEqualTo(whole.sendingTime(packet));
      assertThat(track.marker(packet)).isEqualTo(whole.marker(packet));
      if (packet + 1 < PACKETS) {
        assertThat(track.startsUnit(packet + 1)).isEqualTo(whole.startsUnit(packet + 1));
        assertThat(track.sendingTime(packet + 1)).isEqualTo(whole.sendingTime(packet + 1));
        assertThat(track.presentationTime(packet + 1))
            .isEqualTo(whole.presentationTime(packet + 1));
      }
    }
  }

  /** The directory lets expect well enough where things are to ask for all of them at once. */
  @Test
  void mostlyTheFirstGuessIsRight() {
    int right = 0;
    for (int packet = 0; packet < PACKETS; packet += 10) {
      removeAll();
      try {
        track.need(packet, (bytes, piece) -> install(new Piece(bytes, piece)));
      } catch (MissingPieceException e) {
        assertThat(e.bytes()).isSameAs(index);
      }
      try {
        track.copyPayload(packet, ByteBuffer.allocate(RtpLimits.MAX_PAYLOAD), 0);
        right++;
      } catch (MissingPieceException e) {
        assertThat(e).isNotNull();
      }
    }
    assertThat(right).as("of 200").isGreaterThan(100);
  }

  @Test
  void theHeadAloneTellsWhereToBegin() {
    assertThat(track.keyUnits()).isEqualTo(whole.keyUnits());
    for (int key = 0; key < track.keyUnits(); key++) {
      assertThat(track.keyUnitPacket(key)).isEqualTo(whole.keyUnitPacket(key));
      assertThat(track.keyUnitTime(key)).isEqualTo(whole.keyUnitTime(key));
    }
    assertThat(track.sendingTime(0)).isEqualTo(whole.sendingTime(0));
    assertThat(track.presentationTime(0)).isEqualTo(whole.presentationTime(0));
    assertThat(track.firstDecodedFrom(Long.MAX_VALUE)).isEqualTo(PACKETS);
    assertThat(track.firstDecodedFrom(0)).isZero();
    assertThatThrownBy(() -> track.firstDecodedFrom(3600))
        .isInstanceOf(MissingPieceException.class);
  }

  @Test
  void findingAPacketByTimeTakesOneOrTwoPieces() {
    long time = whole.decodingTime(1500);
    Set<Integer> pieces = new HashSet<>();
    for (boolean found = false; !found; ) {
      try {
        assertThat(track.firstDecodedFrom(time)).isEqualTo(whole.firstDecodedFrom(time));
        found = true;
      } catch (MissingPieceException e) {
        assertThat(pieces.add(e.piece())).isTrue();
        install(new Piece(e.bytes(), e.piece()));
      }
    }
    // 512 packets are 64 of these small pieces, of which a search looks at a few.
    assertThat(pieces).hasSizeLessThanOrEqualTo(9);
  }

  @Test
  void aDamagedPacketIsNoticedBeforeItIsSent() throws Exception {
    int record = head() + 1000 * IndexFormat.PACKET_OCTETS;
    indexOctets[record + IndexFormat.SLICE_COUNT_AT] = 9;
    assertThatThrownBy(() -> supply(1000))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("slices of packet 1000 is impossible");
    supply(1001);
  }
}
