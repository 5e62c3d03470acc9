package io.baton.engine.ofp.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpPeer;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.QueryStatus;
import io.baton.engine.ofp.OfpEndpoint;
import io.baton.engine.ofp.OfpSamples;
import io.baton.engine.ofp.OfpSettings;
import io.baton.engine.ofp.RecordingService;
import io.baton.engine.ofp.Requester;
import io.baton.engine.testing.Conditions;
import io.baton.model.cluster.NodeState;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeerAddressesTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final AtomicInteger lookUps = new AtomicInteger();
  private final AtomicLong clock = new AtomicLong();
  private final CountDownLatch answers = new CountDownLatch(1);
  private final PeerAddresses addresses = new PeerAddresses(this::resolve, clock::get);

  @AfterEach
  void close() {
    answers.countDown();
    addresses.close();
  }

  private InetAddress resolve(String host) throws UnknownHostException {
    lookUps.incrementAndGet();
    if (host.startsWith("slow.")) {
      awaitAnswers();
    }
    String address = names.get(host);
    if (address == null) {
      throw new UnknownHostException(host);
    }
    return InetAddress.getByName(address);
  }

  private void awaitAnswers() {
    try {
      answers.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static InetAddress result(CompletionStage<InetAddress> stage) throws Exception {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @Test
  void addressesAreNotLookedUp() throws Exception {
    assertThat(addresses.of("192.0.2.7")).isCompletedWithValue(InetAddress.getByName("192.0.2.7"));
    assertThat(addresses.of("2001:db8::7"))
        .isCompletedWithValue(InetAddress.getByName("2001:db8::7"));
    assertThat(lookUps).hasValue(0);
  }

  @Test
  void manyWhoAskForANameWaitForOneLookUp() throws Exception {
    names.put("slow.node", "192.0.2.1");
    CompletionStage<InetAddress> first = addresses.of("slow.node");
    CompletionStage<InetAddress> second = addresses.of("slow.node");
    assertThat(first.toCompletableFuture()).isNotDone();
    answers.countDown();
    assertThat(result(first)).isEqualTo(InetAddress.getByName("192.0.2.1"));
    assertThat(result(second)).isEqualTo(InetAddress.getByName("192.0.2.1"));
    assertThat(lookUps).hasValue(1);
  }

  @Test
  void aKnownNameIsLookedUpAnewBehindTheScenes() throws Exception {
    names.put("node", "192.0.2.1");
    InetAddress before = result(addresses.of("node"));
    names.put("node", "192.0.2.2");
    clock.addAndGet(TimeUnit.SECONDS.toNanos(29));
    assertThat(addresses.of("node")).isCompletedWithValue(before);
    assertThat(lookUps).as("still fresh").hasValue(1);

    clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
    assertThat(addresses.of("node")).isCompletedWithValue(before);
    InetAddress after = InetAddress.getByName("192.0.2.2");
    Conditions.await(
        "the new one", () -> after.equals(addresses.of("node").toCompletableFuture().join()));
  }

  @Test
  void aNameOutlivesAResolverThatFails() throws Exception {
    names.put("node", "192.0.2.1");
    InetAddress known = result(addresses.of("node"));
    names.clear();
    clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
    assertThat(addresses.of("node")).isCompletedWithValue(known);
    Conditions.await("it has failed", () -> lookUps.get() == 2);
    assertThat(addresses.of("node")).isCompletedWithValue(known);
  }

  @Test
  void aNameWithoutAddressIsTriedAgain() throws Exception {
    assertThatThrownBy(() -> result(addresses.of("node")))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(UnknownHostException.class);
    names.put("node", "192.0.2.1");
    assertThat(result(addresses.of("node"))).isEqualTo(InetAddress.getByName("192.0.2.1"));
  }

  @Test
  void aResolverThatHangsHoldsUpNeitherWhoSendsNorOtherPeers() throws Exception {
    InetAddress local = InetAddress.getLoopbackAddress();
    names.put("slow.node", "127.0.0.1");
    try (OfpEndpoint node = OfpEndpoint.open(new OfpSettings(local, 0, 0, Optional.empty(), true));
        OfpLoop loop = new OfpLoop("test");
        Requester requester = new Requester(loop, local, Optional.empty(), this::resolve)) {
      node.serve(new RecordingService());
      OfpPeer slow = new OfpPeer("node2", "slow.node", node.port());
      CompletableFuture<NodeState> late = ask(requester, slow, Duration.ofMillis(300));
      CompletableFuture<NodeState> patient = ask(requester, slow, LONG);

      OfpPeer other = new OfpPeer("node3", "127.0.0.1", node.port());
      assertThat(ask(requester, other, LONG).get(30, TimeUnit.SECONDS)).isEqualTo(OfpSamples.STATE);
      assertFails(late, OfpStatus.TIMEOUT);
      assertThat(patient).isNotDone();

      answers.countDown();
      assertThat(patient.get(30, TimeUnit.SECONDS)).isEqualTo(OfpSamples.STATE);
      assertFails(
          ask(requester, new OfpPeer("node4", "no.such.node", 1), LONG), OfpStatus.UNREACHABLE);
    }
  }

  private static CompletableFuture<NodeState> ask(
      Requester requester, OfpPeer peer, Duration deadline) {
    return requester.send(peer, new QueryStatus(), deadline).toCompletableFuture();
  }

  private static void assertFails(CompletableFuture<?> answer, OfpStatus status) {
    assertThatThrownBy(() -> answer.get(30, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            OfpException.class, failure -> assertThat(failure.status()).isEqualTo(status));
  }
}
