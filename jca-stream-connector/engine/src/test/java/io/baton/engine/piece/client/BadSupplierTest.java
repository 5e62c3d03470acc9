package io.baton.engine.piece.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.Supplier;
import io.baton.engine.piece.AssignmentList;
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
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
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
      assertThat(supplier.requests())
          .noneMatch(line -> line.regionMatches(true, 0, "Authorization", 0, 13));
    }
  }

  @Test
  void anAnswerIsNoLongerThanItCanBe() throws Exception {
    int length = AssignmentList.MAX_OCTETS + 1;
    try (FakeSupplier supplier =
        answering(
            "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + "x".repeat(length))) {
      Recorder<Set<String>> recorder = new Recorder<>();
      client.ask(c -> c.renew(supplier.supplier(), Set.of("a\r\n"), recorder));
      assertThat(recorder.outcome()).isEqualTo(FetchFailure.BROKEN);
    }
  }

  /** One answer is let go at a time, so that one request follows it. */
  @Test
  void whatIsDueFirstGoesFirst() throws Exception {
    Semaphore answers = new Semaphore(0);
    try (FakeSupplier supplier =
        new FakeSupplier(
            line -> {
              if (line.equals("greeting")) {
                return "";
              }
              answers.acquireUninterruptibly();
              return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
            })) {
      for (int i = 0; i < SupplierPool.MAX_CONNECTIONS; i++) {
        client.fetch(supplier.supplier(), TEN, ByteBuffer.allocate(10), new Recorder<>());
      }
      awaitRequests(supplier, SupplierPool.MAX_CONNECTIONS);
      client.run(() -> askInAnyOrder(supplier.supplier()));
      for (int i = 1; i <= 4; i++) {
        answers.release();
        awaitRequests(supplier, SupplierPool.MAX_CONNECTIONS + i);
      }
      assertThat(requestLines(supplier).subList(SupplierPool.MAX_CONNECTIONS, 8))
          .map(line -> line.replaceAll(".*/(\\w+) HTTP.*", "$1"))
          .containsExactly("manifest", "index", "media", "index");
      answers.release(100);
    }
  }

  private void askInAnyOrder(Supplier supplier) {
    long now = System.nanoTime();
    ask(supplier, Part.INDEX, now + 30);
    ask(supplier, Part.MEDIA, now + 20);
    ask(supplier, Part.INDEX, now + 10);
    client.client().probe(supplier, CONTENT, new Recorder<>());
  }

  private void ask(Supplier supplier, Part part, long dueAt) {
    ContentRange range = new ContentRange(CONTENT, part, 0, 1);
    client.client().fetch(supplier, range, ByteBuffer.allocate(1), dueAt, new Recorder<>());
  }

  private static List<String> requestLines(FakeSupplier supplier) {
    return supplier.requests().stream().filter(line -> line.contains("/content/")).toList();
  }

  private static void awaitRequests(FakeSupplier supplier, int count) {
    Conditions.await(count + " requests", () -> requestLines(supplier).size() == count);
  }
}
