package io.baton.engine.ofp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpPeer;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.QueryStatus;
import io.baton.connector.ofp.Release;
import io.baton.engine.ofp.message.Access;
import io.baton.engine.ofp.message.Route;
import io.baton.engine.ofp.message.Routes;
import io.baton.engine.ofp.transport.SharedKey;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.LoggedMessages;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes that share a key, and others. */
class SecureOfpTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final SharedKey KEY = SharedKey.of("baton", "0f".repeat(32));

  private final RecordingService service = new RecordingService();
  private OfpEndpoint server;

  @BeforeEach
  void open() throws IOException {
    server = open(0, 0);
  }

  private OfpEndpoint open(int port, int securePort) throws IOException {
    OfpEndpoint endpoint =
        OfpEndpoint.open(
            new OfpSettings(
                InetAddress.getLoopbackAddress(), port, securePort, Optional.of(KEY), true));
    endpoint.serve(service);
    return endpoint;
  }

  @AfterEach
  void close() {
    server.close();
  }

  private OfpPeer secure() {
    return new OfpPeer("node2", "127.0.0.1", server.port());
  }

  private static <R> R send(OfpClient client, OfpPeer peer, OfpRequest<R> request, Duration limit) {
    return client.send(peer, request, limit).toCompletableFuture().join();
  }

  @Test
  void whoKnowsTheKeyMayAskEverything() throws Exception {
    service.setMember(false);
    try (OfpClient client = OfpClient.open(Optional.of(KEY))) {
      for (OfpRequest<?> request : OfpSamples.requests()) {
        assertThat((Object) send(client, secure(), request, DEADLINE)).isNotNull();
      }
    }
    assertThat(service.asked()).containsAll(OfpSamples.requests());
  }

  @ParameterizedTest
  @CsvSource({
    "baton, 1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f",
    "others, 0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"
  })
  void whoDoesNotKnowItGetsNoAnswer(String identity, String hex) throws Exception {
    try (LoggedMessages audit = new LoggedMessages("io.baton.audit");
        OfpClient client = OfpClient.open(Optional.of(SharedKey.of(identity, hex)))) {
      assertThatThrownBy(() -> send(client, secure(), new QueryStatus(), Duration.ofSeconds(2)))
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(OfpException.class);
      Conditions.await("an audit line", () -> !audit.texts().isEmpty());
      assertThat(audit.texts().get(0))
          .isEqualTo("BATON002905: login-failed door=OFP client=127.0.0.1 reason=key others=0");
      assertThat(server.refusedKeys()).isPositive();
    }
    try (OfpClient client = OfpClient.open(Optional.empty())) {
      assertThatThrownBy(() -> send(client, secure(), new QueryStatus(), Duration.ofMillis(500)))
          .hasCauseInstanceOf(OfpException.class);
    }
    assertThat(service.asked()).isEmpty();
  }

  /** Even from a member's address. */
  @Test
  void thePlainPortIsForLocatingAlone() throws Exception {
    try (CoapProbe probe = new CoapProbe(server.plainPort())) {
      for (Route<?, ?> route : Routes.ALL) {
        String uri = route.name() == null ? route.path() : route.path() + "/x";
        String question = uri + "?path=a&pad=" + "-".repeat(200);
        ResponseCode code = probe.ask(probe.request(route.method(), question)).getCode();
        assertThat(code)
            .as(uri)
            .isEqualTo(
                route.access() == Access.OPEN ? ResponseCode.CONTENT : ResponseCode.FORBIDDEN);
      }
      String core = ".well-known/core?pad=" + "-".repeat(200);
      assertThat(probe.ask(probe.request(Code.GET, core)).getCode())
          .isEqualTo(ResponseCode.CONTENT);
    }
    try (OfpClient client = OfpClient.open(Optional.empty())) {
      OfpPeer plain = new OfpPeer("node2", "127.0.0.1", server.plainPort());
      Located located = send(client, plain, OfpSamples.LOCATE, DEADLINE);
      assertThat(located.candidates()).isNotEmpty();
      assertThatThrownBy(() -> send(client, plain, new Release("a"), DEADLINE))
          .hasCauseInstanceOf(OfpException.class)
          .hasMessageContaining("only nodes of the cluster");
    }
  }

  @Test
  void twoNodesTalkBothWaysAtOnce() throws Exception {
    try (OfpEndpoint other = open(0, 0)) {
      OfpPeer second = new OfpPeer("node3", "127.0.0.1", other.port());
      for (int i = 0; i < 20; i++) {
        var there = server.send(second, new Release("a" + i), DEADLINE).toCompletableFuture();
        var back = other.send(secure(), new Release("b" + i), DEADLINE).toCompletableFuture();
        assertThat(there.join()).isEqualTo(Done.DONE);
        assertThat(back.join()).isEqualTo(Done.DONE);
      }
    }
  }

  /** The restarted node knows nothing of the association; a new handshake makes another. */
  @Test
  void aRestartedNodeIsReachedAgain() throws Exception {
    int port = server.plainPort();
    int securePort = server.port();
    OfpPeer peer = secure();
    try (OfpClient client = OfpClient.open(Optional.of(KEY))) {
      assertThat(send(client, peer, new Release("before"), DEADLINE)).isEqualTo(Done.DONE);
      server.close();
      assertThatThrownBy(() -> send(client, peer, new Release("x"), Duration.ofMillis(400)))
          .hasCauseInstanceOf(OfpException.class);
      server = open(port, securePort);
      Conditions.await(
          "the node answers again",
          () ->
              client
                  .send(peer, new Release("after"), Duration.ofMillis(400))
                  .handle((done, failure) -> failure == null)
                  .toCompletableFuture()
                  .join());
    }
  }

  @Test
  void aSilentNodeIsGivenUpAtTheDeadline() throws Exception {
    OfpPeer peer = secure();
    server.close();
    try (OfpClient client = OfpClient.open(Optional.of(KEY))) {
      long begin = System.nanoTime();
      assertThatThrownBy(() -> send(client, peer, new QueryStatus(), Duration.ofMillis(400)))
          .hasCauseInstanceOf(OfpException.class)
          .satisfies(
              e ->
                  assertThat(((OfpException) e.getCause()).status())
                      .isIn(OfpStatus.TIMEOUT, OfpStatus.UNREACHABLE));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }
  }
}
