package io.baton.engine.ofp;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpPeer;
import io.baton.connector.ofp.Release;
import io.baton.connector.ofp.Supervise;
import io.baton.model.cluster.Supervision;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Datagrams that are lost, doubled or overtaken, and a server that is restarted in between. */
class BadNetworkTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final int REQUESTS = 100;
  private static final long SEED = 20_261_121;

  /** What outlives the node's restart, as the service's records do. */
  private final Map<String, Integer> assignments = new ConcurrentHashMap<>();

  private OfpEndpoint server;
  private OfpClient client;

  @BeforeEach
  void open() throws IOException {
    server = open(0);
    client = OfpClient.open(Optional.empty());
  }

  private OfpEndpoint open(int port) throws IOException {
    OfpEndpoint endpoint =
        OfpEndpoint.open(
            new OfpSettings(InetAddress.getLoopbackAddress(), port, 0, Optional.empty(), true));
    endpoint.serve(new Assigning());
    return endpoint;
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  /** Makes an assignment once, however often it is asked to; every second one takes its time. */
  private final class Assigning extends RecordingService {
    @Override
    public CompletionStage<Assigned> assign(Assign request) {
      assignments.merge(request.assignment(), 1, Integer::sum);
      CompletionStage<Assigned> answer = super.assign(request);
      return request.assignment().hashCode() % 2 == 0
          ? answer
          : answer
              .toCompletableFuture()
              .thenApplyAsync(
                  assigned -> assigned,
                  CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
    }

    @Override
    public CompletionStage<Done> release(Release request) {
      assignments.remove(request.assignment());
      return super.release(request);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.2, 0, 0", "0, 0.5, 0", "0, 0, 0.5", "0.15, 0.3, 0.3"})
  void everyRequestIsAnsweredRight(double loss, double twice, double late) throws Exception {
    try (LossyProxy network = new LossyProxy(server.port(), SEED, loss, twice, late)) {
      OfpPeer peer = new OfpPeer("node2", "127.0.0.1", network.port());
      List<CompletableFuture<Assigned>> answers = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        answers.add(client.send(peer, OfpSamples.assign("id" + i), DEADLINE).toCompletableFuture());
      }
      for (CompletableFuture<Assigned> answer : answers) {
        assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(OfpSamples.ASSIGNED);
      }
      assertThat(assignments).hasSize(REQUESTS);
      List<CompletableFuture<Done>> released = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        released.add(client.send(peer, new Release("id" + i), DEADLINE).toCompletableFuture());
      }
      for (CompletableFuture<Done> done : released) {
        assertThat(done.get(30, TimeUnit.SECONDS)).isEqualTo(Done.DONE);
      }
      if (late == 0 && twice == 0) {
        assertThat(assignments).isEmpty();
      }
    }
  }

  @Test
  void aRequestGivesTheSameAfterARestart() throws Exception {
    OfpPeer peer = new OfpPeer("node2", "127.0.0.1", server.port());
    int port = server.port();
    for (int i = 0; i < 5; i++) {
      assertThat(client.send(peer, OfpSamples.assign("same"), DEADLINE).toCompletableFuture().get())
          .isEqualTo(OfpSamples.ASSIGNED);
      server.close();
      server = open(port);
    }
    assertThat(assignments).containsOnlyKeys("same");
  }

  /** A request that arrives while the node restarts is answered by the node after. */
  @Test
  void aRequestOutlastsARestart() throws Exception {
    Supervise request = new Supervise(new Supervision("node2", List.of("node1"), 1));
    try (LossyProxy network = new LossyProxy(server.port(), SEED, 0, 0, 0)) {
      OfpPeer peer = new OfpPeer("node2", "127.0.0.1", network.port());
      int port = server.port();
      // An end point that is open and has no service yet says so.
      network.cut(true);
      server.close();
      CompletableFuture<Done> answer = client.send(peer, request, DEADLINE).toCompletableFuture();
      server = open(port);
      network.cut(false);
      assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(Done.DONE);
    }
  }

  @Test
  void nobodyIsAskedAnyMoreAfterTheDeadline() throws Exception {
    try (LossyProxy network = new LossyProxy(server.port(), SEED, 1, 0, 0)) {
      OfpPeer peer = new OfpPeer("node2", "127.0.0.1", network.port());
      CompletableFuture<Assigned> answer =
          client
              .send(peer, OfpSamples.assign("lost"), Duration.ofMillis(300))
              .toCompletableFuture();
      assertThat(answer)
          .failsWithin(10, TimeUnit.SECONDS)
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(OfpException.class);
    }
    assertThat(assignments).isEmpty();
  }
}
