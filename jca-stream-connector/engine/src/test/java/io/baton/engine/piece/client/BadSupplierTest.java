package io.baton.engine.piece.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.piece.ContentRange;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.piece.Part;
import io.baton.engine.testing.Conditions;
import io.baton.model.media.ContentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Suppliers that answer late, wrongly, or not at all. */
class BadSupplierTest {
  private static final ContentId CONTENT = new ContentId("0f".repeat(32));
  private static final String KEY = "k0".repeat(16);
  private static final ContentRange TEN = new ContentRange(CONTENT, Part.MEDIA, 5, 10);
  private static final String HEAD =
      "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 5-14/100\r\nContent-Length: 10\r\n\r\n";

  private ClientFixture client;

  @BeforeEach
  void start() {
    client = new ClientFixture(Optional.of(KEY), Optional.empty(), Duration.ofMillis(500));
  }

  @AfterEach
  void stop() {
    client.close();
  }

  private Object fetch(FakeSupplier supplier) throws Exception {
    Recorder<?> recorder = new Recorder<>();
    client.fetch(supplier.supplier(), TEN, ByteBuffer.allocate(10), recorder);
    return recorder.outcome();
  }

  private static FakeSupplier answering(String answer) throws IOException {
    return new FakeSupplier(line -> line.equals("greeting") ? "" : answer);
  }

  @Test
  void theFakeIsLikeARealOne() throws Exception {
    try (FakeSupplier supplier = answering(HEAD + "0123456789")) {
      assertThat(fetch(supplier)).isEqualTo("completed");
      assertThat(fetch(supplier)).isEqualTo("completed");
      assertThat(supplier.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | REFUSED",
        "403 | REFUSED",
        "503 | REFUSED",
        "404 | NOT_FOUND",
        "416 | BROKEN",
        "500 | BROKEN",
        "302 | BROKEN",
      })
  void aStatusSaysWhy(int status, FetchFailure failure) throws Exception {
    try (FakeSupplier supplier =
        answering("HTTP/1.1 " + status + " So\r\nContent-Length: 2\r\n\r\nxx")) {
      assertThat(fetch(supplier)).isEqualTo(failure);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789",
        "HTTP/1.1 206 P\r\nContent-Length: 10\r\n\r\n0123456789",
        "HTTP/1.1 206 P\r\nContent-Range: bytes 6-15/100\r\nContent-Length: 10\r\n\r\n0123456789",
        "HTTP/1.1 206 P\r\nContent-Range: bytes 5-14/100\r\nContent-Length: 9\r\n\r\n012345678",
        "HTTP/1.1 206 P\r\nContent-Range: bytes 5-14/100\r\n\r\n0123456789CUT",
        "HTTP/1.1 206 P\r\nContent-Range: bytes 5-14/100\r\nContent-Length: 10\r\n\r\n0123CUT",
        "nonsense\r\n\r\n",
        "CUT",
      })
  void anotherAnswerIsNone(String answer) throws Exception {
    try (FakeSupplier supplier = answering(answer)) {
      assertThat(fetch(supplier)).isEqualTo(FetchFailure.BROKEN);
    }
  }

  @Test
  void silenceIsNotWaitedForLong() throws Exception {
    try (FakeSupplier supplier = answering("")) {
      assertThat(fetch(supplier)).isEqualTo(FetchFailure.TIMEOUT);
    }
    try (FakeSupplier supplier = answering(HEAD + "01234")) {
      assertThat(fetch(supplier)).isEqualTo(FetchFailure.TIMEOUT);
    }
  }

  @Test
  void silenceAtTheGreetingFailsAllThatWaits() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (FakeSupplier supplier =
        new FakeSupplier(
            line -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return "";
            })) {
      List<Recorder<?>> recorders = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        recorders.add(new Recorder<>());
        client.fetch(supplier.supplier(), TEN, ByteBuffer.allocate(10), recorders.get(i));
      }
      for (Recorder<?> recorder : recorders) {
        assertThat(recorder.outcome()).isEqualTo(FetchFailure.TIMEOUT);
      }
      never.countDown();
    }
  }

  /** Else whoever takes the address of a node would get the key. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic realm=\"x\"",
        "Digest realm=\"x\", nonce=\"1\", qop=\"auth\"",
        "Digest realm=\"x\", nonce=\"1\", qop=\"auth\", algorithm=MD5",
      })
  void theKeyIsToldToNoOne(String challenge) throws Exception {
    String answer =
        "HTTP/1.1 401 U\r\nContent-Length: 0\r\nWWW-Authenticate: " + challenge + "\r\n\r\n";
    try (FakeSupplier supplier = new FakeSupplier(line -> answer)) {
      assertThat(fetch(supplier)).isEqualTo(FetchFailure.REFUSED);
      assertThat(supplier.requests()).noneMatch(line -> line.startsWith("Authorization"));
    }
  }

  @Test
  void aManifestIsNoLongerThanAllowed() throws Exception {
    try (FakeSupplier supplier =
        answering("HTTP/1.1 202 Accepted\r\nContent-Length: 1\r\n\r\nx")) {
      Recorder<Boolean> recorder = new Recorder<>();
      client.ask(c -> c.probe(supplier.supplier(), CONTENT, recorder));
      assertThat(recorder.outcome()).isEqualTo(true);
    }
  }

  @Test
  void whatIsDueFirstGoesFirst() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    try (FakeSupplier supplier =
        new FakeSupplier(
            line -> {
              if (line.equals("greeting")) {
                return "";
              }
              try {
                open.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
            })) {
      long now = System.nanoTime();
      List<Recorder<?>> recorders = new ArrayList<>();
      for (int i = 0; i < SupplierPool.MAX_CONNECTIONS; i++) {
        recorders.add(new Recorder<>());
        client.fetch(supplier.supplier(), TEN, ByteBuffer.allocate(10), recorders.get(i));
      }
      Conditions.await(
          "busy connections",
          () ->
              supplier.requests().stream().filter(line -> line.startsWith("GET")).count()
                  == SupplierPool.MAX_CONNECTIONS);
      List<Integer> order = new ArrayList<>();
      client.run(
          () -> {
            for (int due : new int[] {50, 10, 40, 30, 20}) {
              ContentRange range = new ContentRange(CONTENT, Part.INDEX, due, 1);
              client
                  .client()
                  .fetch(
                      supplier.supplier(),
                      range,
                      ByteBuffer.allocate(1),
                      now + due,
                      new Recorder<>());
            }
            Recorder<Boolean> probe = new Recorder<>();
            recorders.add(probe);
            client.client().probe(supplier.supplier(), CONTENT, probe);
          });
      open.countDown();
      Conditions.await(
          "all requests",
          () ->
              supplier.requests().stream().filter(line -> line.contains("/index HTTP")).count()
                  == 5);
      supplier.requests().stream()
          .filter(line -> line.startsWith("range: bytes=") || line.startsWith("Range: bytes="))
          .map(line -> Integer.parseInt(line.substring(13, line.indexOf('-', 13)).strip()))
          .filter(from -> from >= 10)
          .forEach(order::add);
      assertThat(order.get(0)).isEqualTo(10);
      assertThat(recorders.get(SupplierPool.MAX_CONNECTIONS).outcome()).isEqualTo(false);
    }
  }
}
