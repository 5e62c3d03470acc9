package io.baton.engine.media.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.engine.media.index.SampleManifest;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
  @TempDir private Path directory;
  private Manifest manifest;

  @BeforeEach
  void make() throws Exception {
    manifest = SampleManifest.make(directory);
  }

  @Test
  void itsIdIsItsHash() throws Exception {
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(octets());
    assertThat(manifest.id().sha256()).isEqualTo(HexFormat.of().formatHex(sum));
  }

  private byte[] octets() {
    ByteBuffer octets = manifest.octets();
    byte[] copy = new byte[octets.remaining()];
    octets.get(copy);
    return copy;
  }

  @Test
  void theSizeOfPiecesOfTheIndexIsReadAlone() throws IOException {
    Path file = directory.resolve("manifest");
    Files.write(file, octets());
    assertThat(Manifest.indexPieceBits(file)).isEqualTo(manifest.index().pieceBits());
    Files.write(file, Arrays.copyOf(octets(), octets().length - 1));
    assertThatThrownBy(() -> Manifest.indexPieceBits(file)).isInstanceOf(IOException.class);
  }

  @Test
  void isReadAsItWasMade() throws IOException {
    Manifest read = Manifest.parse(manifest.octets(), manifest.id());

    assertThat(read.id()).isEqualTo(manifest.id());
    assertThat(read.octets()).isEqualTo(manifest.octets());
    assertThat(read.summary()).isEqualTo(SampleManifest.SUMMARY).isEqualTo(manifest.summary());
    assertThat(read.indexHeadOctets()).isEqualTo(manifest.indexHeadOctets());
    MediaDescription description = read.description();
    assertThat(description.content()).isEqualTo(manifest.id());
    assertThat(description.sizeBytes()).isEqualTo(Files.size(directory.resolve("media")));
    assertThat(description.tracks()).hasSize(1);
  }

  @Test
  void hashesEachPiece() throws Exception {
    assertHashed(manifest.index(), directory.resolve("index"), 16);
    assertHashed(manifest.media(), directory.resolve("media"), 18);
    assertThat(manifest.media().pieces()).isGreaterThan(5);
  }

  private static void assertHashed(PieceList pieces, Path file, int bits) throws Exception {
    byte[] octets = Files.readAllBytes(file);
    assertThat(pieces.size()).isEqualTo(octets.length);
    assertThat(pieces.pieceBits()).isEqualTo(bits);
    assertThat(pieces.pieces()).isEqualTo((octets.length + (1 << bits) - 1) >> bits);
    for (int piece = 0; piece < pieces.pieces(); piece++) {
      int from = piece << bits;
      int to = Math.min(octets.length, from + (1 << bits));
      byte[] part = Arrays.copyOfRange(octets, from, to);
      CRC32C crc = new CRC32C();
      crc.update(part);
      assertThat(pieces.position(piece)).isEqualTo(from);
      assertThat(pieces.length(piece)).isEqualTo(part.length);
      assertThat(pieces.crc32c(piece)).isEqualTo((int) crc.getValue());
      assertThat(pieces.sha256(piece)).isEqualTo(MessageDigest.getInstance("SHA-256").digest(part));
      ByteBuffer buffer = ByteBuffer.wrap(octets, from, part.length);
      assertThat(pieces.matchesCrc32c(piece, buffer)).isTrue();
      assertThat(pieces.matchesSha256(piece, buffer)).isTrue();
      assertThat(buffer.position()).isEqualTo(from);
      octets[to - 1] ^= 1;
      assertThat(pieces.matchesCrc32c(piece, buffer)).isFalse();
      assertThat(pieces.matchesSha256(piece, buffer)).isFalse();
      octets[to - 1] ^= 1;
      ByteBuffer shorter = ByteBuffer.wrap(octets, from, part.length - 1);
      assertThat(pieces.matchesCrc32c(piece, shorter)).isFalse();
      assertThat(pieces.matchesSha256(piece, shorter)).isFalse();
    }
    assertThat(pieces.firstDamaged(file)).isEmpty();
  }

  @Test
  void findsTheDamagedPiece() throws Exception {
    Path media = directory.resolve("media");
    byte[] octets = Files.readAllBytes(media);
    octets[3 << 18] ^= 1;
    Files.write(media, octets);
    assertThat(manifest.media().firstDamaged(media)).hasValue(3);
    octets[3 << 18] ^= 1;
    Files.write(media, Arrays.copyOf(octets, octets.length - 1));
    assertThat(manifest.media().firstDamaged(media)).hasValue(manifest.media().pieces() - 1);
  }

  @Test
  void reportsHowFarItHasCome(@TempDir Path other) throws Exception {
    List<Double> progress = new ArrayList<>();
    SampleManifest.make(other, progress::add);
    assertThat(progress).isSorted().endsWith(1.0).hasSizeGreaterThan(5);
    assertThat(progress.get(0)).isPositive();
  }

  @Test
  void isThatOfOneIdAlone() {
    assertThatThrownBy(() -> Manifest.parse(manifest.octets(), new ContentId("0".repeat(64))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not that of");
  }

  @Test
  void anotherFormatIsToldApart() {
    ByteBuffer octets = ByteBuffer.wrap(octets()).order(ManifestFormat.ORDER);
    octets.putInt(ManifestFormat.FORMAT_AT, 7);
    assertThatThrownBy(() -> parse(octets.array()))
        .isInstanceOf(UnknownFormatException.class)
        .hasMessageContaining("format 7");
  }

  /** Where, how many octets and what is written over; and what is said of it. */
  @ParameterizedTest
  @CsvSource({
    "0, 8, 1, does not start like one",
    "12, 4, -1, another size",
    "12, 4, 2147483647, another size",
    "16, 8, 0, index is of an impossible size",
    "16, 8, -1, index is of an impossible size",
    "16, 8, 9223372036854775807, index is of an impossible size",
    "24, 8, 0, file is of an impossible size",
    "24, 8, 1, another size",
    "24, 8, 9223372036854775807, file is of an impossible size",
    "32, 4, 0, head of its index",
    "32, 4, 2147483647, head of its index",
    "36, 1, 11, pieces are of an impossible size",
    "36, 1, 25, pieces are of an impossible size",
    "37, 1, 64, pieces are of an impossible size",
    "37, 1, 17, another size",
  })
  void whatIsImpossibleIsRefused(int at, int octets, long value, String reason) {
    ByteBuffer changed = ByteBuffer.wrap(octets()).order(ManifestFormat.ORDER);
    if (octets == Long.BYTES) {
      changed.putLong(at, value);
    } else if (octets == Integer.BYTES) {
      changed.putInt(at, (int) value);
    } else {
      changed.put(at, (byte) value);
    }
    assertThatThrownBy(() -> parse(changed.array()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"clockRate\":90000', '\"clockRate\":00000'",
    "'\"index\":0', '\"index\":1'",
    "'\"kind\":\"VIDEO\"', '\"kind\":\"VIDEx\"'",
    "'\"rtpmap\"', '\"rtpmaq\"'",
    "'\"formats\"', '\"formatz\"'",
    "'\"duration\":\"PT1', '\"duration\":\"XX1'",
  })
  void whatATrackCannotBeIsRefused(String from, String to) {
    byte[] octets = octets();
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(from);
    byte[] changed = text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> parse(changed)).isInstanceOf(IOException.class);
  }

  @Test
  void anyMissingEndIsRefused() {
    byte[] octets = octets();
    for (int length = 0; length < octets.length; length += 7) {
      byte[] cut = Arrays.copyOf(octets, length);
      assertThatThrownBy(() -> parse(cut)).isInstanceOf(IOException.class);
    }
  }

  private static Manifest parse(byte[] octets) throws Exception {
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(octets);
    ContentId id = new ContentId(HexFormat.of().formatHex(sum));
    return Manifest.parse(ByteBuffer.wrap(octets), id);
  }
}
