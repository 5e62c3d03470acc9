package io.baton.engine.media.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads across the borders of windows, which are small here to be reached. */
class PagedBytesTest {
  private static final int WINDOW_BITS = 17;
  private static final int PIECE_BITS = 12;

  @TempDir private Path directory;
  private final byte[] octets = new byte[500_000];

  @BeforeEach
  void fill() {
    new Random(1).nextBytes(octets);
  }

  private PagedBytes mapped() throws IOException {
    Path file = Files.write(directory.resolve("file"), octets);
    return PagedBytes.map(file, ByteOrder.BIG_ENDIAN, WINDOW_BITS);
  }

  private PagedBytes holey() {
    return PagedBytes.holey(octets.length, PIECE_BITS, ByteOrder.BIG_ENDIAN);
  }

  private void install(PagedBytes bytes, int piece) {
    bytes.install(piece, ByteBuffer.wrap(octets, piece << PIECE_BITS, bytes.length(piece)));
  }

  private PagedBytes whole() {
    PagedBytes bytes = holey();
    for (int piece = 0; piece < bytes.pieces(); piece++) {
      install(bytes, piece);
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 1428, 1 << 16})
  void copiesAreTheSameEverywhere(int length) throws IOException {
    for (PagedBytes bytes : List.of(mapped(), whole())) {
      ByteBuffer target = ByteBuffer.allocateDirect(length + 1);
      for (int at = 0; at + length <= octets.length; at += 4093) {
        bytes.copy(at, target, 1, length);
        byte[] copy = new byte[length];
        target.get(1, copy);
        assertThat(Arrays.equals(copy, Arrays.copyOfRange(octets, at, at + length))).isTrue();
      }
    }
  }

  @Test
  void numbersAreInTheOrderOfTheFile() throws IOException {
    PagedBytes big = mapped();
    PagedBytes little = PagedBytes.map(directory.resolve("file"), ByteOrder.LITTLE_ENDIAN);
    ByteBuffer all = ByteBuffer.wrap(octets);
    for (int border = 1 << WINDOW_BITS; border < octets.length; border += 1 << WINDOW_BITS) {
      for (int at = border - 8; at <= border; at++) {
        all.order(ByteOrder.BIG_ENDIAN);
        assertThat(big.unsignedInt(at)).isEqualTo(all.getInt(at) & 0xffff_ffffL);
        assertThat(big.octet(at)).isEqualTo(octets[at] & 0xff);
        assertThat(big.getLong(at)).isEqualTo(all.getLong(at));
        all.order(ByteOrder.LITTLE_ENDIAN);
        assertThat(little.getInt(at)).isEqualTo(all.getInt(at));
        assertThat(little.getLong(at)).isEqualTo(all.getLong(at));
        assertThat(little.view(at, 8).getLong(0)).isEqualTo(all.getLong(at));
      }
    }
  }

  @Test
  void nothingLiesOutside() throws IOException {
    for (PagedBytes bytes : List.of(mapped(), whole())) {
      int end = octets.length;
      assertThat(bytes.size()).isEqualTo(end);
      assertOutside(() -> bytes.octet(end));
      assertOutside(() -> bytes.octet(-1));
      assertOutside(() -> bytes.octet(1L << 43));
      assertOutside(() -> bytes.unsignedInt(end - 3));
      assertOutside(() -> bytes.view(end - 3, 4));
      assertOutside(() -> bytes.copy(end - 1, ByteBuffer.allocate(2), 0, 2));
      assertOutside(() -> bytes.copy(end, ByteBuffer.allocate(2), 0, 1));
      assertOutside(() -> bytes.copy(0, ByteBuffer.allocate(2), 0, 3));
      assertOutside(() -> bytes.visit(end - 1, 2, (file, piece) -> {}));
      assertOutside(() -> bytes.visit(-1, 2, (file, piece) -> {}));
    }
  }

  private static void assertOutside(org.assertj.core.api.ThrowableAssert.ThrowingCallable read) {
    assertThatThrownBy(read).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void anAbsentPieceSaysWhichItIs() {
    PagedBytes bytes = holey();
    install(bytes, 3);
    ByteBuffer target = ByteBuffer.allocate(8192);

    assertMissing(bytes, 2, () -> bytes.octet((3 << PIECE_BITS) - 1));
    assertMissing(bytes, 4, () -> bytes.copy((4 << PIECE_BITS) - 1, target, 0, 2));
    assertMissing(bytes, 2, () -> bytes.copy((3 << PIECE_BITS) - 1, target, 0, 2));
    assertMissing(bytes, 4, () -> bytes.view(4 << PIECE_BITS, 1));
    assertThat(bytes.octet(3 << PIECE_BITS)).isEqualTo(octets[3 << PIECE_BITS] & 0xff);

    bytes.remove(3);
    assertMissing(bytes, 3, () -> bytes.octet(3 << PIECE_BITS));
  }

  private static void assertMissing(PagedBytes bytes, int piece, Runnable read) {
    MissingPieceException missing = catchThrowableOfType(MissingPieceException.class, read::run);
    assertThat(missing.piece()).isEqualTo(piece);
    assertThat(missing.bytes()).isSameAs(bytes);
    assertThat(missing.getStackTrace()).isEmpty();
  }

  @Test
  void piecesHaveTheirLength() {
    PagedBytes bytes = holey();
    assertThat(bytes.pieces()).isEqualTo(123);
    assertThat(bytes.length(0)).isEqualTo(4096);
    assertThat(bytes.length(122)).isEqualTo(500_000 - 122 * 4096);
    assertThat(bytes.pieceBits()).isEqualTo(PIECE_BITS);
    assertThat(bytes.has(5)).isFalse();
    install(bytes, 5);
    assertThat(bytes.has(5)).isTrue();
    assertThatThrownBy(() -> bytes.install(6, ByteBuffer.allocate(4095)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void viewsThatLastAreThoseOfAMap() throws IOException {
    PagedBytes bytes = mapped();
    int border = 1 << WINDOW_BITS;
    assertThat(bytes.lasting(7, border - 7)).isPresent();
    assertThat(bytes.lasting(border - 1, 1 << 16)).isPresent();
    assertThat(bytes.lasting(7, border)).isEmpty();
    assertThat(whole().lasting(0, 1)).isEmpty();
  }

  @Test
  void visitsEachPieceOfARange() {
    PagedBytes bytes = holey();
    List<Integer> visited = new ArrayList<>();
    bytes.visit(4095, 1, (file, piece) -> visited.add(piece));
    bytes.visit(4095, 4098, (file, piece) -> visited.add(piece));
    assertThat(visited).containsExactly(0, 0, 1, 2);
  }
}
