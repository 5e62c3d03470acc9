package io.baton.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.QueryDrain;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.ServiceState;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.FakeMessenger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrainWatchTest {
  private final FakeClusterDirectory directory = new FakeClusterDirectory("n1", "n2", "n3");
  private final FakeMessenger messenger = new FakeMessenger();
  private final Map<String, DrainStatus> states = new TreeMap<>();
  private final List<DrainStatus> told = new ArrayList<>();
  private final DrainWatch watch = new DrainWatch(directory, messenger, told::add);

  @BeforeEach
  void answer() {
    messenger.answer(QueryDrain.class, (node, request) -> states.get(node));
  }

  private DrainStatus left(String node, int supplies, int sessions, long bytes) {
    ServiceState state = supplies + sessions == 0 ? ServiceState.DRAINED : ServiceState.DRAINING;
    DrainStatus status = new DrainStatus(node, state, supplies, sessions, bytes, Optional.empty());
    states.put(node, status);
    return status;
  }

  @Test
  void nodesThatDoNotDrainAreNotAsked() {
    directory.state("n1", ServiceState.DRAINING);
    directory.state("n2", ServiceState.DRAINED);

    watch.look();

    assertThat(messenger.askedFor(QueryDrain.class)).isEmpty();
  }

  @Test
  void tellsEachProgressOnce() {
    directory.state("n2", ServiceState.DRAINING);
    DrainStatus first = left("n2", 3, 2, 1000);
    watch.look();
    left("n2", 3, 2, 900);
    watch.look();
    DrainStatus second = left("n2", 1, 2, 800);
    watch.look();
    left("n2", 0, 0, 0);
    watch.look();

    assertThat(told).as("the directory tells that it is drained").containsExactly(first, second);
  }

  @Test
  void aNodeThatDrainsAgainIsToldAgain() {
    DrainStatus status = left("n2", 3, 2, 1000);
    directory.state("n2", ServiceState.DRAINING);
    watch.look();
    directory.state("n2", ServiceState.RUNNING);
    watch.look();
    directory.state("n2", ServiceState.DRAINING);
    watch.look();

    assertThat(told).containsExactly(status, status);
  }

  @Test
  void aNodeThatDoesNotAnswerHoldsUpNoOther() {
    directory.state("n2", ServiceState.DRAINING);
    directory.state("n3", ServiceState.DRAINING);
    DrainStatus silent = left("n2", 3, 2, 1000);
    DrainStatus other = left("n3", 1, 1, 1000);
    messenger.failWith("n2", OfpStatus.UNAVAILABLE);
    watch.look();
    assertThat(told).containsExactly(other);

    messenger.recover("n2");
    watch.look();
    assertThat(told).containsExactly(other, silent);
  }

  @Test
  void aNodeThatAnswersForAnotherIsNotBelieved() {
    directory.state("n2", ServiceState.DRAINING);
    states.put("n2", left("n3", 3, 2, 1000));

    watch.look();

    assertThat(told).isEmpty();
  }
}
