package io.baton.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamEvent;
import io.baton.event.ServiceEvent.Membership;
import io.baton.event.ServiceEvent.OfDrain;
import io.baton.event.ServiceEvent.OfState;
import io.baton.event.ServiceEvent.OfStream;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.ServiceState;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.Samples;
import io.baton.support.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeEventFeedTest {
  private final FakeClusterDirectory directory = new FakeClusterDirectory("n1", "n2");
  private final NodeEventFeed feed = new NodeEventFeed(directory, new TestClock());
  private final List<ServiceEvent> heard = new ArrayList<>();

  @BeforeEach
  void start() {
    feed.start("n1");
  }

  private static StreamEvent created(String id) {
    return new StreamEvent.Created(Samples.START, Samples.session(id, Samples.START));
  }

  @Test
  void tellsWhatHappensToSessionsInOrder() {
    feed.publish(created("before"));
    Runnable leave = feed.follow("", heard::add);
    feed.publish(created("s1"));
    feed.publish(Samples.change("s1", 17));
    leave.run();
    feed.publish(created("after"));

    assertThat(heard)
        .extracting(ServiceEvent::what)
        .containsExactly(new OfStream(created("s1")), new OfStream(Samples.change("s1", 17)));
    assertThat(heard).extracting(ServiceEvent::node).containsOnly("n1");
    assertThat(number(heard.get(1))).isEqualTo(number(heard.get(0)) + 1);
  }

  private static long number(ServiceEvent event) {
    return Long.parseLong(event.id().substring(event.id().indexOf('-') + 1));
  }

  @Test
  void endsOfReservationsAreNobodysBusiness() {
    feed.follow("", heard::add);

    feed.publish(new StreamEvent.Unclaimed(Samples.START, "a1"));

    assertThat(heard).isEmpty();
  }

  /** Of a session that gets another supplier the change alone is told. */
  @Test
  void aChangeOfSupplierIsToldOnce() {
    feed.follow("", heard::add);

    feed.publish(Samples.change("s1", 17));
    feed.publish(new StreamEvent.Reassigned(Samples.START, Samples.session("s1", Samples.START)));

    assertThat(heard)
        .extracting(ServiceEvent::what)
        .containsExactly(new OfStream(Samples.change("s1", 17)));
  }

  @Test
  void tellsWhichNodesComeAndLeave() {
    feed.follow("", heard::add);

    directory.put(FakeClusterDirectory.node("n3", 1));
    directory.remove("n2");
    directory.put(FakeClusterDirectory.node("n3", 1, "slm"));

    assertThat(heard).extracting(ServiceEvent::node).containsExactly("n3", "n2");
    assertThat(heard)
        .extracting(ServiceEvent::what)
        .containsExactly(Membership.JOINED, Membership.LEFT);
  }

  @Test
  void aNodeThatWasRestartedHasLeftAndJoined() {
    feed.follow("", heard::add);

    directory.put(FakeClusterDirectory.node("n2", 2));

    assertThat(heard).extracting(ServiceEvent::node).containsExactly("n2", "n2");
    assertThat(heard)
        .extracting(ServiceEvent::what)
        .containsExactly(Membership.LEFT, Membership.JOINED);
  }

  @Test
  void tellsWhichNodesDrainAndWhichRunAgain() {
    feed.follow("", heard::add);

    directory.state("n2", ServiceState.DRAINING);
    directory.state("n2", ServiceState.DRAINED);
    directory.put(FakeClusterDirectory.node("n3", 1).in(ServiceState.DRAINING));
    directory.state("n2", ServiceState.RUNNING);

    assertThat(heard).extracting(ServiceEvent::node).containsExactly("n2", "n2", "n3", "n3", "n2");
    assertThat(heard)
        .extracting(ServiceEvent::what)
        .containsExactly(
            new OfState(ServiceState.DRAINING),
            new OfState(ServiceState.DRAINED),
            Membership.JOINED,
            new OfState(ServiceState.DRAINING),
            new OfState(ServiceState.RUNNING));
  }

  @Test
  void aNodeThatIsRestartedWhileItDrainsRuns() {
    directory.state("n2", ServiceState.DRAINED);
    feed.follow("", heard::add);
    directory.put(FakeClusterDirectory.node("n2", 2));

    assertThat(heard)
        .extracting(ServiceEvent::what)
        .containsExactly(Membership.LEFT, Membership.JOINED);
  }

  @Test
  void theDrainOfThisNodeIsToldOnceAndInFull() {
    DrainStatus status = new DrainStatus("n1", ServiceState.DRAINING, 3, 2, 1000, Optional.empty());
    feed.follow("", heard::add);
    directory.announce(ServiceState.DRAINING);
    feed.publish(status);

    assertThat(heard).extracting(ServiceEvent::what).containsExactly(new OfDrain(status));
  }

  @Test
  void theProgressOfAnotherNodesDrainIsToldUntilItIsOver() {
    DrainStatus status = new DrainStatus("n2", ServiceState.DRAINING, 3, 2, 1000, Optional.empty());
    feed.follow("", heard::add);
    feed.publish(status);
    directory.state("n2", ServiceState.DRAINING);
    feed.publish(status);
    directory.state("n2", ServiceState.DRAINED);
    feed.publish(status);
    directory.remove("n2");
    feed.publish(status);

    assertThat(heard).extracting(ServiceEvent::node).containsOnly("n2");
    assertThat(heard)
        .extracting(ServiceEvent::what)
        .containsExactly(
            new OfState(ServiceState.DRAINING),
            new OfDrain(status),
            new OfState(ServiceState.DRAINED),
            Membership.LEFT);
  }

  @Test
  void whoComesBackIsToldWhatItMissed() {
    Runnable leave = feed.follow("", heard::add);
    feed.publish(created("s1"));
    leave.run();
    feed.publish(created("s2"));

    feed.follow(heard.get(0).id(), heard::add);
    feed.publish(created("s3"));

    assertThat(heard)
        .extracting(ServiceEvent::what)
        .containsExactly(
            new OfStream(created("s1")), new OfStream(created("s2")), new OfStream(created("s3")));
  }

  /** The numbers tell that something is missing. */
  @Test
  void whoComesBackLateIsToldTheLatest() {
    feed.follow("", heard::add);
    feed.publish(created("s0"));
    String first = heard.get(0).id();
    for (int i = 1; i <= EventJournal.KEPT + 5; i++) {
      feed.publish(created("s" + i));
    }
    List<ServiceEvent> again = new ArrayList<>();

    feed.follow(first, again::add);

    assertThat(again).isEqualTo(heard.subList(heard.size() - EventJournal.KEPT, heard.size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "x-1", "1", "é", "99999999999999999999", "-1"})
  void whoKnowsNothingOfThisRunIsToldNothingOld(String after) {
    feed.publish(created("s1"));

    feed.follow(after, heard::add);

    assertThat(heard).isEmpty();
  }
}
