package io.baton.engine.piece.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.Supplier;
import io.baton.engine.piece.ContentRange;
import io.baton.engine.piece.DamageReport;
import io.baton.engine.piece.Fetch;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.piece.Part;
import io.baton.engine.piece.server.PieceFixture;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.LeakRecorder;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Client and server together, over real sockets. */
class PieceClientTest {
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

  private static ContentRange range(Part part, long from, int length) {
    return new ContentRange(PieceFixture.CONTENT, part, from, length);
  }

  private static byte[] octets(ByteBuffer buffer) {
    byte[] octets = new byte[buffer.remaining()];
    buffer.duplicate().get(octets);
    return octets;
  }

  @Test
  void fetchesIntoTheMiddleOfABuffer() throws Exception {
    ByteBuffer target = ByteBuffer.allocateDirect(1_000).position(100);
    Recorder<?> recorder = new Recorder<>();
    client.fetch(server.supplier(), range(Part.MEDIA, 7, 500), target, recorder);
    assertThat(recorder.outcome()).isEqualTo("completed");
    assertThat(recorder.starts()).isEqualTo(1);
    assertThat(target.position()).isEqualTo(100);
    assertThat(target.limit()).isEqualTo(1_000);
    assertThat(octets(target.slice(100, 500)))
        .isEqualTo(Arrays.copyOfRange(server.octets(Part.MEDIA), 7, 507));
    assertThat(octets(target.slice(0, 100))).containsOnly(0);
    assertThat(octets(target.slice(600, 400))).containsOnly(0);
  }

  @Test
  void fetchesManyPiecesOverFewConnections() throws Exception {
    byte[] media = server.octets(Part.MEDIA);
    Random random = new Random(7);
    List<Recorder<?>> recorders = new ArrayList<>();
    List<ContentRange> ranges = new ArrayList<>();
    List<ByteBuffer> targets = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int from = random.nextInt(media.length - 1);
      int length = 1 + random.nextInt(Math.min(262_144, media.length - from));
      ranges.add(range(Part.MEDIA, from, length));
      targets.add(ByteBuffer.allocateDirect(length));
      recorders.add(new Recorder<>());
      client.fetch(server.supplier(), ranges.get(i), targets.get(i), recorders.get(i));
    }
    for (int i = 0; i < ranges.size(); i++) {
      assertThat(recorders.get(i).outcome()).isEqualTo("completed");
      int from = (int) ranges.get(i).from();
      assertThat(octets(targets.get(i)))
          .isEqualTo(Arrays.copyOfRange(media, from, from + ranges.get(i).length()));
    }
    assertThat(server.statistics().connections()).isBetween(1L, 4L);
    // A connection proves itself once.
    assertThat(server.statistics().requests()).isEqualTo(200);
  }

  @Test
  void fetchesManifests() throws Exception {
    Recorder<ByteBuffer> recorder = new Recorder<>();
    client.ask(c -> c.manifest(server.supplier(), PieceFixture.CONTENT, 0, recorder));
    assertThat(octets((ByteBuffer) recorder.outcome())).isEqualTo(server.octets(Part.MANIFEST));

    Recorder<ByteBuffer> unknown = new Recorder<>();
    client.ask(c -> c.manifest(server.supplier(), PieceFixture.UNKNOWN, 0, unknown));
    assertThat(unknown.outcome()).isEqualTo(FetchFailure.NOT_FOUND);
  }

  @Test
  void asksWhoseContentItIs() throws Exception {
    Recorder<Optional<String>> original = new Recorder<>();
    client.ask(c -> c.origin(server.supplier(), PieceFixture.CONTENT, original));
    assertThat(original.outcome()).isEqualTo(Optional.empty());

    server.copied("Knoten 2: \u00fc\r\n");
    Recorder<Optional<String>> copy = new Recorder<>();
    client.ask(c -> c.origin(server.supplier(), PieceFixture.CONTENT, copy));
    assertThat(copy.outcome()).isEqualTo(Optional.of("Knoten 2: \u00fc\r\n"));

    Recorder<Optional<String>> unknown = new Recorder<>();
    client.ask(c -> c.origin(server.supplier(), PieceFixture.UNKNOWN, unknown));
    assertThat(unknown.outcome()).isEqualTo(FetchFailure.NOT_FOUND);
  }

  @Test
  void asksAndTells() throws Exception {
    Supplier supplier = server.supplier();
    Recorder<Boolean> here = new Recorder<>();
    client.ask(c -> c.probe(supplier, PieceFixture.CONTENT, here));
    assertThat(here.outcome()).isEqualTo(true);

    Recorder<Boolean> absent = new Recorder<>();
    client.ask(c -> c.probe(supplier, PieceFixture.UNKNOWN, absent));
    assertThat(absent.outcome()).isEqualTo(false);

    server.promises().add("1");
    Set<String> ids =
        IntStream.range(0, 10_000).mapToObj(Integer::toString).collect(Collectors.toSet());
    Recorder<Set<String>> unknown = new Recorder<>();
    client.ask(c -> c.renew(supplier, ids, unknown));
    ids.remove("1");
    assertThat(unknown.outcome()).isEqualTo(ids);

    DamageReport report = new DamageReport(PieceFixture.CONTENT, Part.MEDIA, 2);
    Recorder<Boolean> reported = new Recorder<>();
    client.ask(c -> c.report(supplier, report, reported));
    assertThat(reported.outcome()).isEqualTo(true);
    assertThat(server.reports()).containsExactly(report);
  }

  @Test
  void whatIsNotThereLeavesTheConnectionAsItIs() throws Exception {
    for (int i = 0; i < 3; i++) {
      Recorder<?> recorder = new Recorder<>();
      ContentRange unknown = new ContentRange(PieceFixture.UNKNOWN, Part.INDEX, 0, 10);
      client.fetch(server.supplier(), unknown, ByteBuffer.allocate(10), recorder);
      assertThat(recorder.outcome()).isEqualTo(FetchFailure.NOT_FOUND);
    }
    assertThat(server.statistics().connections()).isEqualTo(1);
  }

  @Test
  void anotherKeyIsRefused() throws Exception {
    try (ClientFixture stranger = ClientFixture.withKey("another key of nodes".replace(' ', '-'))) {
      Recorder<?> recorder = new Recorder<>();
      stranger.fetch(
          server.supplier(), range(Part.MEDIA, 0, 10), ByteBuffer.allocate(10), recorder);
      assertThat(recorder.outcome()).isEqualTo(FetchFailure.REFUSED);
    }
  }

  @Test
  void nobodyThereIsKnownAtOnce() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Supplier nobody = new Supplier("node-9", "127.0.0.1", port);
    List<Recorder<?>> recorders = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      recorders.add(new Recorder<>());
      client.fetch(nobody, range(Part.MEDIA, 0, 10), ByteBuffer.allocate(10), recorders.get(i));
    }
    for (Recorder<?> recorder : recorders) {
      assertThat(recorder.outcome()).isEqualTo(FetchFailure.UNREACHABLE);
    }
  }

  @Test
  void aServerThatStopsFailsWhatIsUnderWayAtOnce() throws Exception {
    List<Recorder<?>> recorders = new ArrayList<>();
    ByteBuffer target = ByteBuffer.allocateDirect(PieceFixture.MEDIA_SIZE);
    for (int i = 0; i < 100; i++) {
      recorders.add(new Recorder<>());
      client.fetch(
          server.supplier(),
          range(Part.MEDIA, 0, PieceFixture.MEDIA_SIZE),
          target,
          recorders.get(i));
    }
    recorders.get(0).outcome();
    server.close();
    long before = System.nanoTime();
    for (Recorder<?> recorder : recorders) {
      recorder.outcome();
    }
    assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
    assertThat(recorders.get(99).outcome()).isIn(FetchFailure.BROKEN, FetchFailure.UNREACHABLE);
  }

  @Test
  void aCancelledRequestIsQuietAndTheNextOneComesThrough() throws Exception {
    for (int i = 0; i < 50; i++) {
      ByteBuffer target = ByteBuffer.allocateDirect(PieceFixture.MEDIA_SIZE);
      Recorder<?> cancelled = new Recorder<>();
      Fetch fetch =
          client.fetch(
              server.supplier(), range(Part.MEDIA, 0, PieceFixture.MEDIA_SIZE), target, cancelled);
      byte[][] left = new byte[1][];
      client.run(
          () -> {
            fetch.cancel();
            left[0] = cancelled.hasEnded() ? null : octets(target);
          });
      Recorder<?> next = new Recorder<>();
      client.fetch(
          server.supplier(), range(Part.MEDIA, 0, 1_000), ByteBuffer.allocate(1_000), next);
      assertThat(next.outcome()).isEqualTo("completed");
      if (left[0] != null) {
        assertThat(cancelled.hasEnded()).isFalse();
        assertThat(octets(target)).isEqualTo(left[0]);
      }
    }
  }

  @Test
  void aClosedClientFailsWhatItIsAsked() throws Exception {
    client.run(() -> ((PieceClient) client.client()).close());
    Recorder<?> recorder = new Recorder<>();
    client.fetch(server.supplier(), range(Part.MEDIA, 0, 10), ByteBuffer.allocate(10), recorder);
    assertThat(recorder.outcome()).isEqualTo(FetchFailure.UNREACHABLE);
    Conditions.await("no connection", () -> server.statistics().openConnections() == 0);
  }

  /** Buffers that were dropped are reported when others are allocated after a collection. */
  @Test
  void leaksNoBuffer() throws Exception {
    for (int i = 0; i < 50; i++) {
      Recorder<?> recorder = new Recorder<>();
      ByteBuffer target = ByteBuffer.allocateDirect(PieceFixture.MEDIA_SIZE);
      Fetch fetch =
          client.fetch(
              server.supplier(), range(Part.MEDIA, 0, PieceFixture.MEDIA_SIZE), target, recorder);
      if (i % 2 == 0) {
        client.run(fetch::cancel);
      } else {
        recorder.outcome();
      }
    }
    server.close();
    for (int i = 0; i < 5; i++) {
      System.gc();
      for (int j = 0; j < 100; j++) {
        ByteBufAllocator.DEFAULT.directBuffer(16).release();
      }
    }
    assertThat(LeakRecorder.reports()).isEmpty();
  }
}
