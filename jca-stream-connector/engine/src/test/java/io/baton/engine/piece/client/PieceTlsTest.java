package io.baton.engine.piece.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.piece.ContentRange;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.piece.IndexPiece;
import io.baton.engine.piece.Part;
import io.baton.engine.piece.server.PieceFixture;
import io.baton.engine.server.ServerTls;
import io.baton.engine.testing.KeyStores;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pieces over TLS. */
class PieceTlsTest {
  private static final ContentRange RANGE =
      new ContentRange(PieceFixture.CONTENT, Part.MEDIA, 1_000, 2_000_000);

  @TempDir private Path directory;

  private static Map<String, String> settings(Path keys) {
    return Map.of(
        "baton.media.store",
        "unused",
        "baton.pieces.tls",
        "true",
        "baton.rtsps.keystore",
        keys.toString(),
        "baton.rtsps.keystore.password",
        KeyStores.PASSWORD);
  }

  private static PieceFixture serve(Path directory, Path keys) throws Exception {
    return PieceFixture.start(
        directory,
        settings(keys).entrySet().stream()
            .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
            .toArray(String[]::new));
  }

  private static ClientFixture trusting(Path keys) {
    Map<String, String> settings = settings(keys);
    EngineConfiguration configuration =
        EngineConfiguration.read(key -> Optional.ofNullable(settings.get(key)));
    return new ClientFixture(
        Optional.of(PieceFixture.KEY),
        Optional.of(ServerTls.peerContext(configuration)),
        Duration.ofSeconds(20));
  }

  @Test
  void nodesWithTheSameKeyTrustEachOther() throws Exception {
    Path keys = KeyStores.create(directory.resolve("key.p12"));
    try (PieceFixture server = serve(directory, keys);
        ClientFixture client = trusting(keys)) {
      ByteBuffer target = ByteBuffer.allocate(RANGE.length());
      Recorder<?> recorder = new Recorder<>();
      client.fetch(server.supplier(), RANGE, target, recorder);
      assertThat(recorder.outcome()).isEqualTo("completed");
      assertThat(target.array())
          .isEqualTo(Arrays.copyOfRange(server.octets(Part.MEDIA), 1_000, 2_001_000));
    }
  }

  @Test
  void piecesOfAnIndexAreCompressedAsWell() throws Exception {
    Path keys = KeyStores.create(directory.resolve("key.p12"));
    try (PieceFixture server = serve(directory, keys);
        ClientFixture client = trusting(keys)) {
      for (int number = 0; number <= PieceFixture.RANDOM_PIECE; number++) {
        byte[] octets = server.indexPiece(number);
        long from = (long) number * PieceFixture.INDEX_PIECE;
        ContentRange range =
            new ContentRange(PieceFixture.CONTENT, Part.INDEX, from, octets.length);
        ByteBuffer target = ByteBuffer.allocate(octets.length);
        Recorder<?> recorder = new Recorder<>();
        client.fetchIndex(server.supplier(), new IndexPiece(number, range), target, recorder);
        assertThat(recorder.outcome()).isEqualTo("completed");
        assertThat(target.array()).isEqualTo(octets);
      }
      assertThat(server.statistics().octets()).isLessThan(2L * PieceFixture.INDEX_PIECE);
    }
  }

  @Test
  void anotherKeyIsNotTrusted() throws Exception {
    Path keys = KeyStores.create(directory.resolve("key.p12"));
    Path others = KeyStores.create(directory.resolve("others.p12"));
    try (PieceFixture server = serve(directory, keys);
        ClientFixture client = trusting(others)) {
      Recorder<?> recorder = new Recorder<>();
      client.fetch(server.supplier(), RANGE, ByteBuffer.allocate(RANGE.length()), recorder);
      assertThat(recorder.outcome()).isEqualTo(FetchFailure.BROKEN);
      assertThat(server.statistics().requests()).isZero();
    }
  }
}
