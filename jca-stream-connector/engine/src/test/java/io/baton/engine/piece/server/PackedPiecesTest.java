package io.baton.engine.piece.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.memory.MemoryPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is kept of compressed pieces, and what may be on its way. */
class PackedPiecesTest {
  private static final int LENGTH = 1 << 16;

  private final PackedPieces pieces = new PackedPieces();
  private final List<Integer> read = new ArrayList<>();

  /** Half of what it says becomes shorter. */
  private byte[] octets(int number) {
    read.add(number);
    byte[] octets = new byte[LENGTH];
    byte[] random = new byte[LENGTH / 2];
    new Random(number).nextBytes(random);
    System.arraycopy(random, 0, octets, 0, random.length);
    return octets;
  }

  private static Target.IndexPiece piece(int number) {
    return new Target.IndexPiece(PieceFixture.CONTENT, number);
  }

  private Optional<byte[]> take(int number) throws IOException {
    return pieces.take(piece(number), () -> octets(number));
  }

  private void takeAndSend(int number) throws IOException {
    pieces.sent(take(number).orElseThrow());
  }

  @Test
  void whatIsAskedForOftenIsCompressedOnce() throws IOException {
    int fit = MemoryPlan.PACKED_KEPT / (LENGTH / 2);
    for (int i = 0; i < 3 * fit; i++) {
      takeAndSend(0);
      takeAndSend(i);
      assertThat(pieces.keptOctets()).isBetween(1L, (long) MemoryPlan.PACKED_KEPT);
    }
    assertThat(read).hasSize(3 * fit).doesNotHaveDuplicates();
    assertThat(pieces.keptOctets()).isGreaterThan(MemoryPlan.PACKED_KEPT * 9L / 10);

    read.clear();
    takeAndSend(1);
    assertThat(read).as("the least recently used has given way").containsExactly(1);
  }

  @Test
  void soMuchIsOnItsWayAndNoMore() throws IOException {
    List<byte[]> sent = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      take(i % 2).ifPresent(sent::add);
    }
    long octets = sent.stream().mapToLong(packed -> packed.length).sum();
    assertThat(octets)
        .isBetween(MemoryPlan.PACKED_SENT - (long) LENGTH, (long) MemoryPlan.PACKED_SENT);

    pieces.sent(sent.get(0));
    assertThat(take(0)).isPresent();
    assertThat(take(0)).isEmpty();
  }

  @Test
  void whatDoesNotBecomeShorterIsTriedOnce() throws IOException {
    byte[] random = new byte[LENGTH];
    new Random(1).nextBytes(random);
    for (int i = 0; i < 3; i++) {
      Optional<byte[]> packed =
          pieces.take(
              piece(0),
              () -> {
                read.add(0);
                return random;
              });
      assertThat(packed).isEmpty();
    }
    assertThat(read).hasSize(1);
    assertThat(pieces.keptOctets()).isEqualTo(PackedPieces.OVERHEAD);
  }

  @Test
  void forgetsOneContent() throws IOException {
    Target.IndexPiece other = new Target.IndexPiece(PieceFixture.UNKNOWN, 0);
    pieces.sent(pieces.take(other, () -> octets(7)).orElseThrow());
    long before = pieces.keptOctets();
    takeAndSend(0);
    takeAndSend(1);
    pieces.forget(PieceFixture.CONTENT);
    assertThat(pieces.keptOctets()).isEqualTo(before);

    read.clear();
    pieces.sent(pieces.take(other, () -> octets(7)).orElseThrow());
    takeAndSend(0);
    assertThat(read).containsExactly(0);
  }
}
