package io.baton.engine.ofp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpPeer;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.PollLoad;
import io.baton.connector.ofp.QueryCatalog;
import io.baton.connector.ofp.QueryStatus;
import io.baton.connector.ofp.Release;
import io.baton.engine.testing.Conditions;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Two nodes on loopback that talk plain OFP. */
class OfpEndpointTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final RecordingService service = new RecordingService();
  private OfpEndpoint server;
  private OfpEndpoint client;

  @BeforeEach
  void open() throws IOException {
    server = OfpEndpoint.open(settings(0));
    server.serve(service);
    client = OfpEndpoint.open(settings(0));
  }

  private static OfpSettings settings(int port) {
    return new OfpSettings(InetAddress.getLoopbackAddress(), port, 0, Optional.empty(), true);
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private OfpPeer peer() {
    return new OfpPeer("node2", "127.0.0.1", server.port());
  }

  private <R> R send(OfpRequest<R> request) throws Exception {
    return result(client.send(peer(), request, DEADLINE));
  }

  private static <R> R result(CompletionStage<R> answer) throws Exception {
    return answer.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static OfpException failure(CompletionStage<?> answer) {
    try {
      result(answer);
    } catch (ExecutionException e) {
      return (OfpException) e.getCause();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("it was answered");
  }

  static List<OfpRequest<?>> requests() {
    return OfpSamples.requests();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void everyRequestArrivesAsItWasSent(OfpRequest<?> request) throws Exception {
    assertThat(send(request)).isNotNull();
    assertThat(service.asked()).containsOnly(request);
  }

  @Test
  void answersArriveAsTheyWereGiven() throws Exception {
    assertThat(send(OfpSamples.assign("a"))).isEqualTo(OfpSamples.ASSIGNED);
    assertThat(send(new PollLoad())).isEqualTo(OfpSamples.LOAD);
    assertThat(send(new QueryStatus())).isEqualTo(OfpSamples.STATE);
    assertThat(send(new Release("a"))).isEqualTo(Done.DONE);
    assertThat(send(OfpSamples.LOCATE)).isEqualTo(OfpSamples.located(3));
  }

  @Test
  void pathsAsLongAsAnyArrive() throws Exception {
    String path = "längster/".repeat(100) + "🎬".repeat(60) + ".mp4";
    Locate locate =
        new Locate(path, "", OfpSamples.LOCATE.transport(), Optional.empty(), "192.0.2.7", false);
    send(locate);
    send(new QueryCatalog(path));
    assertThat(service.asked()).containsOnly(locate, new QueryCatalog(path));
  }

  @Test
  void answersThatTakeTimeComeSeparately() throws Exception {
    CompletableFuture<Assigned> later = new CompletableFuture<>();
    server.serve(
        new RecordingService() {
          @Override
          public CompletionStage<Assigned> assign(Assign request) {
            super.assign(request);
            return later;
          }
        });
    CompletionStage<Assigned> answer = client.send(peer(), OfpSamples.assign("a"), DEADLINE);
    assertThat(send(new QueryStatus())).isEqualTo(OfpSamples.STATE);
    later.complete(OfpSamples.ASSIGNED);
    assertThat(result(answer)).isEqualTo(OfpSamples.ASSIGNED);
  }

  @Test
  void manyRequestsAreUnderWayAtOnce() throws Exception {
    List<CompletableFuture<Assigned>> waiting = new ArrayList<>();
    Set<String> arrived = new HashSet<>();
    server.serve(
        new RecordingService() {
          @Override
          public CompletionStage<Assigned> assign(Assign request) {
            CompletableFuture<Assigned> answer = new CompletableFuture<>();
            arrived.add(request.assignment());
            waiting.add(answer);
            if (arrived.size() == 200) {
              waiting.forEach(one -> one.complete(OfpSamples.ASSIGNED));
            }
            return answer;
          }
        });
    List<CompletionStage<Assigned>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      answers.add(client.send(peer(), OfpSamples.assign("a" + i), DEADLINE));
    }
    for (CompletionStage<Assigned> answer : answers) {
      assertThat(result(answer)).isEqualTo(OfpSamples.ASSIGNED);
    }
  }

  @Test
  void requestsThatWouldHoldCapacityAreRefusedUnaskedWhenTooManyWait() throws Exception {
    List<CompletableFuture<Assigned>> waiting = new CopyOnWriteArrayList<>();
    RecordingService busy =
        new RecordingService() {
          @Override
          public CompletionStage<Assigned> assign(Assign request) {
            super.assign(request);
            CompletableFuture<Assigned> answer = new CompletableFuture<>();
            waiting.add(answer);
            return answer;
          }
        };
    server.serve(busy);
    for (int sent = 0; waiting.size() < RequestHandler.MAX_PENDING; sent += 50) {
      int goal = Math.min(waiting.size() + 50, RequestHandler.MAX_PENDING);
      for (int i = sent; i < sent + 50; i++) {
        client.send(peer(), OfpSamples.assign("a" + i), Duration.ofMinutes(5));
      }
      Conditions.await("they arrive", () -> waiting.size() >= goal);
    }

    Assign another = OfpSamples.assign("b");
    OfpException failure = failure(client.send(peer(), another, DEADLINE));

    assertThat(failure.status()).isEqualTo(OfpStatus.UNAVAILABLE);
    assertThat(failure.retryAfterSeconds()).hasValue(1);
    assertThat(busy.asked()).doesNotContain(another);
    assertThat(send(new PollLoad())).isEqualTo(OfpSamples.LOAD);
    assertThat(send(new Release("a0"))).as("gives capacity back").isEqualTo(Done.DONE);

    waiting.forEach(one -> one.complete(OfpSamples.ASSIGNED));
    waiting.clear();
    CompletionStage<Assigned> next = client.send(peer(), another, DEADLINE);
    Conditions.await("asked again", () -> !waiting.isEmpty());
    waiting.get(0).complete(OfpSamples.ASSIGNED);
    assertThat(result(next)).isEqualTo(OfpSamples.ASSIGNED);
  }

  @ParameterizedTest
  @EnumSource(
      value = OfpStatus.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TIMEOUT", "UNREACHABLE"})
  void failuresArriveWithStatusMessageAndTime(OfpStatus status) {
    server.serve(
        new RecordingService() {
          @Override
          public Located locate(Locate request) {
            throw new OfpException(status, "so it is", 7);
          }

          @Override
          public CompletionStage<Assigned> assign(Assign request) {
            return CompletableFuture.failedFuture(new OfpException(status, "so it is", 7));
          }
        });
    for (OfpRequest<?> request : List.of(OfpSamples.LOCATE, OfpSamples.assign("a"))) {
      OfpException failure = failure(client.send(peer(), request, DEADLINE));
      assertThat(failure.status()).isEqualTo(status);
      assertThat(failure).hasMessage("so it is");
      assertThat(failure.retryAfterSeconds()).isEqualTo(OptionalInt.of(7));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "UNREACHABLE"})
  void whatIsWrongBehindTheNodeIsNotTakenForTheNodeItself(OfpStatus status) {
    server.serve(
        new RecordingService() {
          @Override
          public Located locate(Locate request) {
            throw new OfpException(status, "node7 does not answer");
          }
        });
    OfpException failure = failure(client.send(peer(), OfpSamples.LOCATE, DEADLINE));
    assertThat(failure.status()).isEqualTo(OfpStatus.UNAVAILABLE);
    assertThat(failure).hasMessage("node7 does not answer");
  }

  @Test
  void whatBreaksIsAnsweredWithoutItsDetails() {
    server.serve(
        new RecordingService() {
          @Override
          public Located locate(Locate request) {
            throw new IllegalStateException("secret");
          }
        });
    OfpException failure = failure(client.send(peer(), OfpSamples.LOCATE, DEADLINE));
    assertThat(failure.status()).isEqualTo(OfpStatus.INTERNAL);
    assertThat(failure).hasMessage("the node could not answer");
  }

  @Test
  void nobodyServes() throws Exception {
    RecordingService next = new RecordingService();
    server.serve(next).close();
    OfpException failure = failure(client.send(peer(), OfpSamples.LOCATE, DEADLINE));
    assertThat(failure.status()).isEqualTo(OfpStatus.NOT_READY);
    assertThat(failure.retryAfterSeconds()).hasValue(1);
    try (var registration = server.serve(service)) {
      assertThat(send(new QueryStatus())).isEqualTo(OfpSamples.STATE);
      assertThat(registration).isNotNull();
    }
  }

  @Test
  void aSilentNodeIsGivenUpAtTheDeadline() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      OfpPeer peer = new OfpPeer("node9", "127.0.0.1", silent.getLocalPort());
      long begin = System.nanoTime();
      OfpException failure = failure(client.send(peer, new QueryStatus(), Duration.ofMillis(400)));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(390));
      assertThat(failure.status()).isEqualTo(OfpStatus.TIMEOUT);
      assertThat(failure).hasMessageContaining("node9");
    }
  }

  @Test
  void aKilledNodeIsNoticedAtOnce() throws Exception {
    OfpPeer peer = peer();
    assertThat(send(new QueryStatus())).isEqualTo(OfpSamples.STATE);
    int port = server.port();
    server.close();
    OfpException failure = failure(client.send(peer, new QueryStatus(), Duration.ofMinutes(10)));
    assertThat(failure.status()).isEqualTo(OfpStatus.UNREACHABLE);

    server = OfpEndpoint.open(settings(port));
    server.serve(service);
    assertThat(send(new QueryStatus())).isEqualTo(OfpSamples.STATE);
  }

  @Test
  void requestsUnderWayFailWhenTheNodeStops() {
    server.serve(
        new RecordingService() {
          @Override
          public CompletionStage<Assigned> assign(Assign request) {
            return new CompletableFuture<>();
          }
        });
    CompletionStage<Assigned> answer = client.send(peer(), OfpSamples.assign("a"), DEADLINE);
    client.close();
    assertThat(failure(answer).status()).isEqualTo(OfpStatus.UNAVAILABLE);
  }

  @Test
  void namesThePortThatIsTaken() {
    assertThatThrownBy(() -> OfpEndpoint.open(settings(server.port())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("OFP port " + server.port());
  }
}
