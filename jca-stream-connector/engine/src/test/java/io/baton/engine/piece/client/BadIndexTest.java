package io.baton.engine.piece.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.piece.ContentRange;
import io.baton.engine.piece.Fetch;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.piece.IndexPiece;
import io.baton.engine.piece.Part;
import io.baton.engine.testing.Conditions;
import io.baton.model.media.ContentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Suppliers that send pieces of an index wrongly, or are of a version that knows none. */
class BadIndexTest {
  private static final ContentId CONTENT = new ContentId("0f".repeat(32));
  private static final int LENGTH = 1_000;
  private static final IndexPiece PIECE =
      new IndexPiece(17, new ContentRange(CONTENT, Part.INDEX, 17_000, LENGTH));
  private static final String BY_NUMBER = "GET /content/" + CONTENT + "/index/17 HTTP/1.1";
  private static final String BY_RANGE = "GET /content/" + CONTENT + "/index HTTP/1.1";
  private static final String NOT_FOUND = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
  private static final String RIGHT = deflated("0123456789".repeat(LENGTH / 10));

  private ClientFixture client;

  @BeforeEach
  void start() {
    client = new ClientFixture(Optional.empty(), Optional.empty(), Duration.ofMillis(500));
  }

  @AfterEach
  void stop() {
    client.close();
  }

  private static String deflated(String text) {
    byte[] packed =
        PieceInflaterTest.deflated(text.getBytes(StandardCharsets.ISO_8859_1), new Deflater());
    return new String(packed, StandardCharsets.ISO_8859_1);
  }

  private static String head(int length) {
    return "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: " + length + "\r\n\r\n";
  }

  private static FakeSupplier answering(String answer) throws IOException {
    return new FakeSupplier(line -> line.equals(BY_NUMBER) ? answer : "");
  }

  private Recorder<?> fetch(FakeSupplier supplier, ByteBuffer target) throws Exception {
    Recorder<?> recorder = new Recorder<>();
    client.fetchIndex(supplier.supplier(), PIECE, target, recorder);
    recorder.outcome();
    return recorder;
  }

  private Recorder<?> fetch(FakeSupplier supplier) throws Exception {
    return fetch(supplier, ByteBuffer.allocateDirect(LENGTH));
  }

  private static void assertRight(ByteBuffer target) {
    assertThat(StandardCharsets.ISO_8859_1.decode(target.duplicate()).toString())
        .isEqualTo("0123456789".repeat(LENGTH / 10));
  }

  @Test
  void theFakeIsLikeARealOne() throws Exception {
    try (FakeSupplier supplier = answering(head(RIGHT.length()) + RIGHT)) {
      ByteBuffer target = ByteBuffer.allocateDirect(LENGTH);
      Recorder<?> recorder = fetch(supplier, target);
      assertThat(recorder.outcome()).isEqualTo("completed");
      assertThat(recorder.received()).isEqualTo(RIGHT.length());
      assertRight(target);
      assertThat(supplier.requests()).anyMatch("accept-encoding: deflate"::equalsIgnoreCase);
    }
  }

  /** They came whole, so the connection is still of use. */
  @Test
  void whatCannotBeDecompressedIsDamaged() throws Exception {
    List<String> bodies =
        List.of(
            "x",
            "0123456789".repeat(LENGTH / 10 - 1),
            RIGHT.substring(0, RIGHT.length() - 1),
            RIGHT + "x",
            deflated("0123456789".repeat(LENGTH / 10 - 1)),
            deflated("0".repeat(LENGTH + 1)),
            deflated("0".repeat(100 * LENGTH)));
    for (String body : bodies) {
      try (FakeSupplier supplier = answering(head(body.length()) + body)) {
        ByteBuffer memory = ByteBuffer.allocateDirect(LENGTH + 100);
        Recorder<?> recorder = fetch(supplier, memory.slice(0, LENGTH));
        assertThat(recorder.outcome()).isEqualTo(FetchFailure.DAMAGED);
        assertThat(recorder.starts()).isEqualTo(1);
        assertThat(memory.slice(LENGTH, 100)).isEqualTo(ByteBuffer.allocate(100));
        fetch(supplier);
        assertThat(supplier.connections()).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 1000\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 99999999999\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\nxCUT",
        "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 9\r\n\r\nxCUT",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\n123456789",
        "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nxCUT",
        "HTTP/1.1 206 P\r\nContent-Encoding: deflate\r\nContent-Length: 9\r\n\r\n123456789",
      })
  void anotherAnswerIsNone(String answer) throws Exception {
    try (FakeSupplier supplier = answering(answer)) {
      assertThat(fetch(supplier).outcome()).isEqualTo(FetchFailure.BROKEN);
    }
  }

  @Test
  void aBodyThatStopsIsNotWaitedForLong() throws Exception {
    try (FakeSupplier supplier = answering(head(RIGHT.length()) + RIGHT.substring(0, 5))) {
      Recorder<?> recorder = fetch(supplier);
      assertThat(recorder.outcome()).isEqualTo(FetchFailure.TIMEOUT);
      assertThat(recorder.starts()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Content-Encoding: identity\r\n"})
  void aSupplierMaySendItAsItIs(String coding) throws Exception {
    String answer =
        "HTTP/1.1 200 OK\r\n"
            + coding
            + "Content-Length: 1000\r\n\r\n"
            + "0123456789".repeat(LENGTH / 10);
    try (FakeSupplier supplier = answering(answer)) {
      ByteBuffer target = ByteBuffer.allocateDirect(LENGTH);
      Recorder<?> recorder = fetch(supplier, target);
      assertThat(recorder.outcome()).isEqualTo("completed");
      assertThat(recorder.received()).isEqualTo(LENGTH);
      assertRight(target);
    }
  }

  @Test
  void oneThatIsCancelledInMidBodyIsQuiet() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    String whole = head(RIGHT.length()) + RIGHT;
    String part = whole.substring(0, whole.length() - 5);
    try (FakeSupplier supplier =
        new FakeSupplier(
            line -> {
              boolean first = line.equals(BY_NUMBER) && requests.getAndIncrement() == 0;
              return first ? part : line.equals(BY_NUMBER) ? whole : "";
            })) {
      ByteBuffer target = ByteBuffer.allocateDirect(LENGTH);
      Recorder<?> cancelled = new Recorder<>();
      Fetch fetch = client.fetchIndex(supplier.supplier(), PIECE, target, cancelled);
      Conditions.await("the first octets", () -> cancelled.starts() == 1);
      client.run(fetch::cancel);
      Conditions.await("the end of its connection", () -> supplier.open() == 0);
      assertThat(cancelled.hasEnded()).isFalse();
      assertThat(target).isEqualTo(ByteBuffer.allocate(LENGTH));
      assertThat(fetch(supplier).outcome()).isEqualTo("completed");
    }
  }

  @Test
  void aFormerVersionIsAskedForTheRange() throws Exception {
    String range =
        "HTTP/1.1 206 P\r\nContent-Range: bytes 17000-17999/99999\r\nContent-Length: 1000\r\n\r\n"
            + "0123456789".repeat(LENGTH / 10);
    try (FakeSupplier supplier =
        new FakeSupplier(
            line -> line.equals(BY_RANGE) ? range : line.equals(BY_NUMBER) ? NOT_FOUND : "")) {
      for (int i = 0; i < 3; i++) {
        ByteBuffer target = ByteBuffer.allocateDirect(LENGTH);
        Recorder<?> recorder = fetch(supplier, target);
        assertThat(recorder.outcome()).isEqualTo("completed");
        assertThat(recorder.starts()).isEqualTo(1);
        assertThat(recorder.received()).isEqualTo(LENGTH);
        assertRight(target);
      }
      assertThat(supplier.asked(BY_NUMBER)).as("it is remembered").isEqualTo(1);
      assertThat(supplier.asked(BY_RANGE)).isEqualTo(3);
    }
  }

  @Test
  void contentThatIsNotThereSaysNothingOfTheVersion() throws Exception {
    try (FakeSupplier supplier =
        new FakeSupplier(line -> line.startsWith("GET ") ? NOT_FOUND : "")) {
      for (int i = 0; i < 3; i++) {
        assertThat(fetch(supplier).outcome()).isEqualTo(FetchFailure.NOT_FOUND);
      }
      assertThat(supplier.asked(BY_NUMBER)).isEqualTo(3);
    }
  }

  @Test
  void oneThatIsCancelledIsNotAskedForAgain() throws Exception {
    try (FakeSupplier supplier =
        new FakeSupplier(line -> line.equals(BY_NUMBER) ? NOT_FOUND : "")) {
      Recorder<?> recorder = new Recorder<>();
      ByteBuffer target = ByteBuffer.allocateDirect(LENGTH);
      Fetch fetch = client.fetchIndex(supplier.supplier(), PIECE, target, recorder);
      Conditions.await("the range is asked for", () -> supplier.asked(BY_RANGE) == 1);
      Conditions.await("two connections", () -> supplier.open() == 2);
      client.run(fetch::cancel);
      Conditions.await("the end of its connection", () -> supplier.open() == 1);
      assertThat(recorder.hasEnded()).isFalse();
    }
  }
}
