package io.baton.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.QueryStatus;
import io.baton.connector.ofp.Withdraw;
import io.baton.model.cluster.NodeState;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.FakeEngine;
import io.baton.support.OfpNetwork;
import io.baton.support.StubOfpService;
import io.baton.support.TestClock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class OfpMessengerTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final OfpNetwork network = new OfpNetwork(new TestClock());
  private final FakeClusterDirectory directory = new FakeClusterDirectory("node-1", "node-2");
  private final FakeEngine engine = new FakeEngine();
  private final OfpMessenger messenger = new OfpMessenger(directory, engine.local());

  OfpMessengerTest() {
    engine.connect(network.join("node-1"));
    network.join("node-2").serve(new Node("node-2"));
  }

  @Test
  void asksOtherNodesOverTheNetworkAndThisOneStraight() {
    messenger.serve(new Node("node-1"));

    assertThat(ask("node-2").join().node()).isEqualTo("node-2");
    assertThat(network.drain()).hasSize(1);
    assertThat(ask("node-1").join().node()).isEqualTo("node-1");
    assertThat(network.drain()).isEmpty();
  }

  @Test
  void whoIsNoMemberCannotBeAsked() {
    assertThat(failure(ask("node-9"))).isEqualTo(OfpStatus.UNREACHABLE);
  }

  @Test
  void withoutAnEngineNobodyCanBeAsked() {
    engine.stop();

    assertThat(failure(ask("node-2"))).isEqualTo(OfpStatus.UNAVAILABLE);
  }

  @Test
  void beforeAndAfterServingThisNodeDoesNotAnswer() {
    assertThat(failure(ask("node-1"))).isEqualTo(OfpStatus.NOT_READY);
    messenger.serve(new Node("node-1"));
    messenger.stopServing();

    assertThat(failure(ask("node-1"))).isEqualTo(OfpStatus.NOT_READY);
    messenger.maintain();
    assertThat(network.answers("node-1")).isFalse();
  }

  @Test
  void aNodeThatHoldsItselfUpIsGivenUp() {
    messenger.serve(new Node("node-1"));

    CompletableFuture<Done> answer =
        messenger
            .ask("node-1", new Withdraw("assignment-1"), Duration.ofMillis(1))
            .toCompletableFuture();

    assertThat(failure(answer)).isEqualTo(OfpStatus.TIMEOUT);
  }

  @Test
  void registersWithAnEngineThatWasRestarted() {
    messenger.serve(new Node("node-1"));
    assertThat(network.answers("node-1")).isTrue();
    network.kill("node-1");
    messenger.maintain();
    assertThat(network.answers("node-1")).as("same engine").isFalse();

    engine.connect(network.join("node-1"));
    messenger.maintain();

    assertThat(network.answers("node-1")).isTrue();
  }

  private CompletableFuture<NodeState> ask(String node) {
    return messenger.ask(node, new QueryStatus(), LIMIT).toCompletableFuture();
  }

  /** Waits for it, for a limit passes on another thread. */
  private static OfpStatus failure(CompletableFuture<?> answer) {
    Throwable failure = answer.handle((value, thrown) -> thrown).join();
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return ((OfpException) cause).status();
  }

  private static final class Node extends StubOfpService {
    private final String name;

    Node(String name) {
      this.name = name;
    }

    @Override
    public NodeState queryStatus(QueryStatus request) {
      return new NodeState(name, 1, Set.of(), 0, 0);
    }

    @Override
    public CompletionStage<Done> withdraw(Withdraw request) {
      return new CompletableFuture<>();
    }
  }
}
