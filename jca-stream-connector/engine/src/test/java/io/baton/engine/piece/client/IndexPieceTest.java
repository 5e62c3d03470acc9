package io.baton.engine.piece.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.piece.ContentRange;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.piece.IndexPiece;
import io.baton.engine.piece.Part;
import io.baton.engine.piece.server.PieceFixture;
import io.baton.engine.testing.Conditions;
import io.baton.model.media.ContentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Client and server exchange pieces of an index, over real sockets. */
class IndexPieceTest {
  @TempDir private Path directory;
  private PieceFixture server;
  private ClientFixture client;

  @BeforeEach
  void start() throws IOException {
    server = PieceFixture.start(directory);
    client = ClientFixture.withKey(PieceFixture.KEY);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private IndexPiece piece(ContentId content, int number) throws IOException {
    long from = (long) number * PieceFixture.INDEX_PIECE;
    int length = server.indexPiece(number).length;
    return new IndexPiece(number, new ContentRange(content, Part.INDEX, from, length));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, PieceFixture.RANDOM_PIECE})
  void comesIntoTheMiddleOfABuffer(int number) throws Exception {
    byte[] octets = server.indexPiece(number);
    ByteBuffer target = ByteBuffer.allocateDirect(octets.length + 200).position(100);
    Recorder<?> recorder = new Recorder<>();
    client.fetchIndex(server.supplier(), piece(PieceFixture.CONTENT, number), target, recorder);
    assertThat(recorder.outcome()).isEqualTo("completed");
    assertThat(recorder.starts()).isEqualTo(1);
    assertThat(target.position()).isEqualTo(100);
    assertThat(target.limit()).isEqualTo(octets.length + 200);
    ByteBuffer expected =
        ByteBuffer.allocate(octets.length + 200).position(100).put(octets).clear();
    assertThat(target.clear()).isEqualTo(expected);
    Conditions.await(
        "what was sent is counted", () -> server.statistics().octets() == recorder.received());
    assertThat(recorder.received() < octets.length / 2)
        .isEqualTo(number != PieceFixture.RANDOM_PIECE);
  }

  @Test
  void manyComeOverFewConnections() throws Exception {
    List<Recorder<?>> recorders = new ArrayList<>();
    List<ByteBuffer> targets = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      recorders.add(new Recorder<>());
      IndexPiece piece = piece(PieceFixture.CONTENT, i % 4);
      targets.add(ByteBuffer.allocateDirect(piece.range().length()));
      client.fetchIndex(server.supplier(), piece, targets.get(i), recorders.get(i));
    }
    for (int i = 0; i < 200; i++) {
      assertThat(recorders.get(i).outcome()).isEqualTo("completed");
      assertThat(targets.get(i)).isEqualTo(ByteBuffer.wrap(server.indexPiece(i % 4)));
    }
    assertThat(server.statistics().connections()).isBetween(1L, 4L);
  }

  @Test
  void whatIsNotThereIsAskedForTwiceAndLeavesTheConnection() throws Exception {
    for (int i = 1; i <= 3; i++) {
      Recorder<?> recorder = new Recorder<>();
      ByteBuffer target = ByteBuffer.allocate(PieceFixture.INDEX_PIECE);
      client.fetchIndex(server.supplier(), piece(PieceFixture.UNKNOWN, 0), target, recorder);
      assertThat(recorder.outcome()).isEqualTo(FetchFailure.NOT_FOUND);
      assertThat(recorder.starts()).isZero();
      assertThat(server.statistics().requests()).isEqualTo(2L * i);
    }
    assertThat(server.statistics().connections()).isBetween(1L, 2L);

    Recorder<?> here = new Recorder<>();
    client.fetchIndex(
        server.supplier(),
        piece(PieceFixture.CONTENT, 0),
        ByteBuffer.allocate(PieceFixture.INDEX_PIECE),
        here);
    assertThat(here.outcome()).isEqualTo("completed");
    assertThat(here.received()).as("compressed").isLessThan(PieceFixture.INDEX_PIECE / 2);
  }
}
