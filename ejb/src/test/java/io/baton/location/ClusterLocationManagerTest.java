package io.baton.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.cluster.NodeAdvertisement;
import io.baton.connector.ContentId;
import io.baton.connector.DeliveryMode;
import io.baton.connector.DeliveryTransport;
import io.baton.connector.ReservationRefusal;
import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.AssignmentRecord;
import io.baton.connector.ofp.Candidate;
import io.baton.connector.ofp.Inform;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.Prepare;
import io.baton.connector.ofp.Release;
import io.baton.connector.ofp.ScoreFactor;
import io.baton.connector.ofp.StreamCost;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.OfpNetwork;
import io.baton.support.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Three nodes; unless a test says otherwise the film is on the second and the third. */
class ClusterLocationManagerTest {
  private static final ContentId FILM = new ContentId("ab".repeat(32));
  private static final ContentId OTHER = new ContentId("cd".repeat(32));
  private static final List<String> NAMES = List.of("node-1", "node-2", "node-3");
  private static final long GIGABIT = 1_000_000_000;

  /** What a stream of 2 Mbit/s takes from its provider in relay mode. */
  private static final long COST = 2_100_000;

  private final TestClock clock = new TestClock();
  private final OfpNetwork network = new OfpNetwork(clock);
  private final MemoryAssignmentStore store = new MemoryAssignmentStore();
  private final Properties settings = new Properties();
  private List<DecidingNode> nodes;

  private void start() {
    nodes =
        NAMES.stream()
            .map(
                name ->
                    new DecidingNode(
                        network,
                        clock,
                        new FakeClusterDirectory(name, NAMES.toArray(new String[0])),
                        store,
                        settings))
            .toList();
    nodes.forEach(node -> node.idle(GIGABIT));
    node(2).hold("film.mp4", FILM);
    node(3).hold("film.mp4", FILM);
    tell();
  }

  private DecidingNode node(int number) {
    return nodes.get(number - 1);
  }

  private void tell() {
    nodes.forEach(node -> node.knows.exchange.tell());
    network.drain();
  }

  @Test
  void theProviderIsReadyBeforeTheAnswer() {
    start();

    Assigned assigned = node(1).assign("assignment-1").join();

    assertThat(assigned.components().get(0).provider()).isEqualTo("node-2");
    assertThat(assigned.components().get(0).port()).isEqualTo(8554);
    assertThat(assigned.manager()).isEqualTo("node-1");
    assertThat(assigned.mode()).isEqualTo(DeliveryMode.RELAY);
    assertThat(assigned.content()).isEqualTo(FILM.sha256());
    assertThat(assigned.explanation())
        .extracting(ScoreFactor::name)
        .contains("bandwidth.available");
    assertThat(node(2).engine.reserved())
        .singleElement()
        .satisfies(
            reservation -> {
              assertThat(reservation.assignment()).isEqualTo("assignment-1");
              assertThat(reservation.client()).isEqualTo("192.0.2.7");
              assertThat(reservation.anchor()).isEqualTo("node-1");
              assertThat(reservation.bitrate()).isEqualTo(COST);
            });
    assertThat(store.all()).containsExactlyElementsOf(node(1).manager.assignments());
    assertThat(node(2).provider.held("assignment-1")).isPresent();
  }

  @Test
  void theSameRequestGivesTheSameAssignmentOnce() {
    start();
    Assigned first = node(1).assign("assignment-1").join();
    network.drain();

    assertThat(node(1).assign("assignment-1").join()).isEqualTo(first);
    assertThat(network.drain()).isEmpty();
    assertThat(node(1).manager.assignments()).hasSize(1);
  }

  @Test
  void aRequestThatIsRepeatedWhileItIsDecidedIsDecidedOnce() {
    start();
    network.hang("node-2");
    CompletableFuture<Assigned> first = node(1).assign("assignment-1");
    CompletableFuture<Assigned> second = node(1).assign("assignment-1");
    assertThat(node(1).manager.pending()).isEqualTo(1);

    network.resume("node-2");

    assertThat(first.join()).isEqualTo(second.join());
    assertThat(node(1).manager.pending()).isZero();
    assertThat(node(2).engine.reserved()).hasSize(1);
  }

  @Test
  void theBackupIsToldByTheManager() {
    start();
    node(1).assign("assignment-1").join();
    String backup = node(1).knows.supervision.backupOf("node-1").orElseThrow();

    assertThat(informs()).containsExactly(Map.entry("node-1", backup));
    assertThat(named(backup).manager.assignments()).containsExactlyElementsOf(store.all());
  }

  @Test
  void orByTheProvider() {
    settings.setProperty("baton.assignment.informer", "provider");
    settings.setProperty("baton.assignment.informed", "node-3");
    start();
    node(1).assign("assignment-1").join();

    assertThat(informs()).containsExactly(Map.entry("node-2", "node-3"));
    assertThat(node(3).manager.assignments())
        .extracting(AssignmentRecord::provider)
        .containsExactly("node-2");
  }

  @Test
  void aRecordedSetIsToldInsteadOfTheBackup() {
    settings.setProperty("baton.assignment.informed", "node-1,node-2,node-3");
    start();
    node(1).assign("assignment-1").join();

    assertThat(informs())
        .containsExactly(Map.entry("node-1", "node-2"), Map.entry("node-1", "node-3"));
  }

  @Test
  void theBackupKnowsTheAssignmentWhenItIsAskedForIt() {
    settings.setProperty("baton.assignment.informed", "node-2,node-3");
    start();
    Assigned assigned = node(1).assign("assignment-1").join();

    assertThat(node(3).assign("assignment-1").join()).isEqualTo(assigned);
  }

  @Test
  void threeHundredStreamsAreSharedEquallyThoughLoadsAreToldSeldom() {
    start();
    for (int i = 0; i < 300; i++) {
      node(1).assign("assignment-" + i).join();
      if (i % 37 == 0) {
        tell();
      }
    }

    assertThat(node(2).engine.reserved()).hasSize(150);
    assertThat(node(3).engine.reserved()).hasSize(150);
  }

  @Test
  void halfTheCapacityGetsHalfTheStreams() {
    start();
    node(2).idle(GIGABIT / 2);
    tell();
    for (int i = 0; i < 150; i++) {
      node(1).assign("assignment-" + i).join();
    }

    assertThat(node(2).engine.reserved()).hasSize(50);
    assertThat(node(3).engine.reserved()).hasSize(100);
  }

  @Test
  void aBurstOnStaleLoadsPassesNoLimitAndUsesAllThereIs() {
    start();
    node(2).idle(20 * COST);
    node(3).idle(40 * COST);
    tell();
    network.hang("node-2");
    network.hang("node-3");
    List<CompletableFuture<Assigned>> burst = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      burst.add(node(1).assign("assignment-" + i));
    }
    // What cannot be placed is refused at once, without a provider being asked.
    assertThat(burst.stream().filter(CompletableFuture::isCompletedExceptionally)).hasSize(40);

    network.resume("node-2");
    network.resume("node-3");

    assertThat(burst.stream().filter(ClusterLocationManagerTest::isAssigned)).hasSize(60);
    assertThat(node(2).engine.reserved()).hasSize(20);
    assertThat(node(3).engine.reserved()).hasSize(40);
    assertThat(failure(node(1).assign("assignment-x")).status()).isEqualTo(OfpStatus.NO_CAPACITY);
  }

  @Test
  void managersThatDoNotKnowOfEachOtherPassNoLimitEither() {
    start();
    node(2).idle(20 * COST);
    node(3).idle(40 * COST);
    tell();
    long assigned = 0;
    for (int i = 0; i < 100; i++) {
      DecidingNode manager = i % 2 == 0 ? node(1) : node(2);
      assigned += isAssigned(manager.assign("assignment-" + i)) ? 1 : 0;
    }

    assertThat(assigned).isEqualTo(60);
    assertThat(node(2).engine.reserved()).hasSize(20);
    assertThat(node(3).engine.reserved()).hasSize(40);
  }

  @Test
  void aProviderThatHangsIsPassedOverAndAvoidedUntilItSpeaks() {
    start();
    network.hang("node-2");
    CompletableFuture<Assigned> assigned = node(1).assign("assignment-1");
    assertThat(assigned).isNotDone();

    network.advance(Duration.ofMillis(400));

    assertThat(provider(assigned)).isEqualTo("node-3");
    assertThat(provider(node(1).assign("assignment-2"))).isEqualTo("node-3");

    network.resume("node-2");
    tell();
    assertThat(node(2).engine.reserved()).as("taken back").isEmpty();
    assertThat(provider(node(1).assign("assignment-3"))).isEqualTo("node-2");
  }

  @Test
  void aProviderThatIsOnlyBusyIsAskedAgainWhenNobodyElseIsLeft() {
    start();
    network.kill("node-3");
    network.hang("node-2");
    CompletableFuture<Assigned> assigned = node(1).assign("assignment-1");
    network.advance(Duration.ofMillis(400));
    assertThat(assigned).isNotDone();

    network.resume("node-2");

    assertThat(provider(assigned)).isEqualTo("node-2");
    assertThat(node(2).engine.reserved()).as("held").hasSize(1);
  }

  @Test
  void aProviderThatHasBeenSilentForLongIsNoLastResort() {
    start();
    network.hang("node-2");
    network.hang("node-3");
    network.advance(Duration.ofSeconds(2));

    assertThat(failure(node(1).assign("assignment-1")).status()).isEqualTo(OfpStatus.UNAVAILABLE);
  }

  @Test
  void aProviderThatWasKilledIsPassedOverAtOnceAndAvoided() {
    start();
    network.kill("node-2");
    CompletableFuture<Assigned> assigned = node(1).assign("assignment-1");
    assertThat(provider(assigned)).isEqualTo("node-3");
    network.drain();

    assertThat(provider(node(1).assign("assignment-2"))).isEqualTo("node-3");
    assertThat(network.drain())
        .as("asked in vain")
        .noneMatch(sent -> sent.to().equals("node-2") && sent.request() instanceof Prepare);
  }

  @Test
  void aRefusalIsNoEnd() {
    start();
    node(2)
        .engine
        .refuse(new ReservationRefusal(ReservationRefusal.Reason.NO_CAPACITY, "cpu is busy"));
    assertThat(provider(node(1).assign("assignment-1"))).isEqualTo("node-3");

    node(3)
        .engine
        .refuse(new ReservationRefusal(ReservationRefusal.Reason.NO_CAPACITY, "cpu is busy"));
    OfpException refused = failure(node(1).assign("assignment-2"));
    assertThat(refused.status()).isEqualTo(OfpStatus.NO_CAPACITY);
    assertThat(refused.retryAfterSeconds()).isPresent();
  }

  @Test
  void aFailedRequestMayBeRepeated() {
    start();
    node(2).engine.stop();
    node(3).engine.stop();
    assertThat(failure(node(1).assign("assignment-1")).status()).isEqualTo(OfpStatus.UNAVAILABLE);

    node(1).hold("film.mp4", FILM);
    assertThat(provider(node(1).assign("assignment-1"))).isEqualTo("node-1");
  }

  @Test
  void contentThatIsGoneSinceItWasListedIsNotFound() {
    start();
    ReservationRefusal gone =
        new ReservationRefusal(ReservationRefusal.Reason.NO_CONTENT, "deleted");
    node(2).engine.refuse(gone);
    node(3).engine.refuse(gone);

    assertThat(failure(node(1).assign("assignment-1")).status()).isEqualTo(OfpStatus.NOT_FOUND);
  }

  @Test
  void excludedNodesAreNotChosen() {
    start();

    assertThat(provider(node(1).assign("assignment-1", Set.of("node-2")))).isEqualTo("node-3");
    assertThat(failure(node(1).assign("assignment-2", Set.of("node-2", "node-3"))).status())
        .isEqualTo(OfpStatus.UNAVAILABLE);
  }

  @Test
  void ofDifferentBytesUnderOnePathEverybodyGetsWhatMostNodesHold() {
    start();
    node(1).hold("film.mp4", OTHER);
    tell();
    for (int i = 0; i < 10; i++) {
      assertThat(node(1).assign("assignment-" + i).join().content()).isEqualTo(FILM.sha256());
    }

    assertThat(node(1).assign("assignment-x", Set.of("node-2", "node-3")).join().content())
        .isEqualTo(OTHER.sha256());
  }

  @Test
  void aManagerDisposesOfItsOwnProvidersOnly() {
    start();
    node(1)
        .knows
        .directory
        .put(ClusterSamples.supervising(node(1).knows.directory.self(), Set.of("node-2")));
    node(1)
        .knows
        .directory
        .put(
            ClusterSamples.supervising(
                node(1).knows.directory.find("node-2").orElseThrow(), Set.of("node-3")));

    assertThat(provider(node(1).assign("assignment-1"))).isEqualTo("node-2");
    assertThat(failure(node(1).assign("assignment-2", Set.of("node-2"))).status())
        .isEqualTo(OfpStatus.WRONG_ROLE);
  }

  @Test
  void whoeverWasToldOfOneContentGetsNoOther() {
    start();
    node(1).hold("film.mp4", OTHER);
    tell();

    assertThat(node(1).assign(wanting("assignment-1", OTHER)).join().content())
        .isEqualTo(OTHER.sha256());
    assertThat(node(1).assign(wanting("assignment-2", FILM)).join().content())
        .isEqualTo(FILM.sha256());
    assertThat(
            failure(node(1).assign(wanting("assignment-3", new ContentId("ef".repeat(32)))))
                .status())
        .isEqualTo(OfpStatus.NOT_FOUND);
  }

  private Assign wanting(String assignment, ContentId content) {
    Assign any = node(1).request(assignment, "film.mp4", Set.of());
    return new Assign(
        any.assignment(),
        any.path(),
        any.client(),
        any.user(),
        any.transport(),
        any.mode(),
        any.anchor(),
        any.excluded(),
        Optional.of(content));
  }

  /** A node that was just started must not send away whom another one can serve. */
  @Test
  void beforeAllProvidersWereReadNothingIsNowhere() {
    start();
    DecidingNode fresh = restarted(1);

    assertThat(failure(fresh.assign("assignment-1")).status()).isEqualTo(OfpStatus.NOT_READY);
    assertStatus(() -> fresh.manager.locate(locate("film.mp4", "", false)), OfpStatus.NOT_READY);

    nodes.forEach(node -> node.knows.exchange.tell());
    assertThat(fresh.assign("assignment-1")).isCompleted();
    assertThat(failure(fresh.assign(fresh.request("assignment-2", "none.mp4", Set.of()))).status())
        .isEqualTo(OfpStatus.NOT_FOUND);
  }

  @Test
  void aManagerThatWasRestartedRepeatsWhatItAssigned() {
    start();
    Assigned before = node(1).assign("assignment-1").join();
    // It would choose the other one now.
    node(2).idle(10 * COST);
    DecidingNode restarted = restarted(1);
    nodes.forEach(node -> node.knows.exchange.tell());
    network.drain();

    assertThat(restarted.assign("assignment-1").join()).isEqualTo(before);
    assertThat(network.drain()).isEmpty();
    assertThat(provider(restarted.assign("assignment-2"))).isEqualTo("node-3");
  }

  @Test
  void aManagerThatWasRestartedReleasesWhatItAssigned() {
    start();
    node(1).assign("assignment-1").join();
    DecidingNode restarted = restarted(1);

    restarted.manager.release(new Release("assignment-1")).toCompletableFuture().join();

    assertThat(node(2).engine.reserved()).isEmpty();
    assertThat(node(2).provider.held()).isEmpty();
    assertThat(store.all()).isEmpty();
  }

  /** Started anew, it remembers nothing. */
  private DecidingNode restarted(int number) {
    String name = NAMES.get(number - 1);
    return new DecidingNode(
        network,
        clock,
        new FakeClusterDirectory(name, NAMES.toArray(new String[0])),
        store,
        settings);
  }

  @Test
  void aCopyThatIsGoneIsReplacedByAnotherOnTheSameNode() {
    start();
    node(1).knows.directory.remove("node-3");
    node(2).hold("copies/film.mp4", FILM);
    node(2).hold("copies/other.mp4", OTHER);
    tell();
    node(2)
        .engine
        .refuseOnce(new ReservationRefusal(ReservationRefusal.Reason.NO_CONTENT, "unreadable"));

    assertThat(provider(node(1).assign("assignment-1"))).isEqualTo("node-2");
    assertThat(network.drain()).filteredOn(s -> s.request() instanceof Prepare).hasSize(2);
    assertThat(node(1).manager.locate(locate("film.mp4", "", false)).candidates())
        .extracting(Candidate::path)
        .containsExactly("film.mp4", "copies/film.mp4");
  }

  @Test
  void aNodeWithoutRoomIsNotAskedForEachOfItsCopies() {
    start();
    node(2).hold("copies/film.mp4", FILM);
    tell();
    node(2)
        .engine
        .refuse(new ReservationRefusal(ReservationRefusal.Reason.NO_CAPACITY, "cpu is busy"));

    assertThat(provider(node(1).assign("assignment-1"))).isEqualTo("node-3");
    assertThat(network.drain()).filteredOn(s -> s.request() instanceof Prepare).hasSize(2);
  }

  /** What is not asked any more must not be counted as if it were. */
  @Test
  void nothingIsCountedForACandidateThatIsNotAsked() {
    start();
    for (int i = 0; i < 12; i++) {
      node(2).hold("copies/film-" + i + ".mp4", FILM);
    }
    tell();
    node(2)
        .engine
        .refuse(new ReservationRefusal(ReservationRefusal.Reason.NO_CONTENT, "unreadable"));

    assertThat(failure(node(1).assign("assignment-1", Set.of("node-3"))).status())
        .isEqualTo(OfpStatus.NOT_FOUND);

    assertThat(network.drain()).filteredOn(s -> s.request() instanceof Prepare).hasSize(8);
    assertThat(node(1).knows.board.find("node-2").orElseThrow().pendingSessions()).isZero();
  }

  @Test
  void whatNobodyHasIsNotFound() {
    start();

    assertThat(failure(node(1).assign(node(1).request("id", "none.mp4", Set.of()))).status())
        .isEqualTo(OfpStatus.NOT_FOUND);
    assertThat(failure(node(1).assign(node(1).request("id", "../x", Set.of()))).status())
        .isEqualTo(OfpStatus.BAD_REQUEST);
  }

  @Test
  void anAssignmentThatIsReleasedIsForgottenEverywhere() {
    start();
    node(1).assign("assignment-1").join();

    node(1).manager.release(new Release("assignment-1"));

    assertThat(node(2).engine.reserved()).isEmpty();
    assertThat(node(2).provider.held()).isEmpty();
    assertThat(store.all()).isEmpty();
    nodes.forEach(node -> assertThat(node.manager.assignments()).isEmpty());
  }

  @Test
  void aSessionThatEndsReleasesItsAssignment() {
    start();
    node(1).assign("assignment-1").join();

    node(2).provider.ended("assignment-1");

    assertThat(store.all()).isEmpty();
    nodes.forEach(node -> assertThat(node.manager.assignments()).isEmpty());
  }

  @Test
  void whatADeadManagerMadeIsReleasedByItsBackup() {
    settings.setProperty("baton.assignment.informed", "node-3");
    start();
    node(1).assign("assignment-1").join();
    network.kill("node-1");
    node(3).knows.directory.remove("node-1");

    node(3).manager.release(new Release("assignment-1"));

    assertThat(node(2).engine.reserved()).isEmpty();
    assertThat(store.all()).isEmpty();
  }

  @Test
  void locateTellsWhoHasItBestFirstAndWhy() {
    start();
    node(2).idle(10 * COST);
    node(3).knows.exchange.tell();
    tell();

    Located located = node(1).manager.locate(locate("film.mp4", "", true));

    assertThat(located.mode()).isEqualTo(DeliveryMode.RELAY);
    assertThat(located.candidates())
        .extracting(Candidate::node)
        .containsExactly("node-3", "node-2");
    assertThat(located.candidates().get(0).uri()).isEqualTo("rtsp://192.0.2.1:8554/film.mp4");
    assertThat(located.candidates().get(0).eligible()).isTrue();
    assertThat(located.candidates().get(0).explanation()).isNotEmpty();
    assertThat(node(1).manager.locate(locate("film.mp4", "", false)).candidates())
        .allMatch(candidate -> candidate.explanation().isEmpty());
  }

  @Test
  void aPortalThatIsNoManagerJudgesAllTheSame() {
    start();
    node(1).knows.directory.put(FakeClusterDirectory.node("node-1", 1, "portal"));

    assertThat(node(1).manager.locate(locate("film.mp4", "", false)).candidates())
        .hasSize(2)
        .allMatch(Candidate::eligible);
    assertThat(node(1).manager.locate(locate("", FILM.sha256(), false)).candidates())
        .allMatch(Candidate::eligible);
  }

  @Test
  void whoIsNeitherPortalNorManagerLocatesNothing() {
    start();
    node(1).knows.directory.put(FakeClusterDirectory.node("node-1", 1, "provider"));

    assertStatus(() -> node(1).manager.locate(locate("film.mp4", "", false)), OfpStatus.WRONG_ROLE);
  }

  @Test
  void locateFindsByContentToo() {
    start();
    node(1).hold("copies/film two.mp4", FILM);

    Located located = node(1).manager.locate(locate("", FILM.sha256(), false));

    assertThat(located.candidates())
        .extracting(Candidate::uri)
        .contains("rtsp://192.0.2.1:8554/copies/film%20two.mp4")
        .hasSize(3);
  }

  @Test
  void locateSaysWhatIsWrong() {
    start();

    assertStatus(() -> node(1).manager.locate(locate("none.mp4", "", false)), OfpStatus.NOT_FOUND);
    assertStatus(
        () -> node(1).manager.locate(locate("", OTHER.sha256(), false)), OfpStatus.NOT_FOUND);
    assertStatus(() -> node(1).manager.locate(locate("a//b", "", false)), OfpStatus.BAD_REQUEST);
    assertStatus(() -> node(1).manager.locate(locate("", "ab", false)), OfpStatus.BAD_REQUEST);
  }

  @Test
  void theLoadIsWhatItAnswersASecond() {
    start();
    for (int i = 0; i < 10; i++) {
      node(1).manager.locate(locate("film.mp4", "", false));
    }
    clock.advance(Duration.ofSeconds(1));

    assertThat(node(1).manager.load()).isEqualTo(2);
  }

  @Test
  void aLinkIsFilledToItsBandwidthByWhomeverAndNoMore() {
    settings.setProperty("baton.location.links", "berlin-paris=5000000/12ms");
    start();
    place("node-1", "paris");
    place("node-2", "berlin");
    place("node-3", "berlin");

    assertThat(isAssigned(node(1).assign("assignment-1"))).isTrue();
    assertThat(isAssigned(node(1).assign("assignment-2"))).isTrue();
    assertThat(failure(node(1).assign("assignment-3")).status()).isEqualTo(OfpStatus.NO_CAPACITY);
    assertThat(isAssigned(node(2).assign("assignment-4"))).as("in berlin itself").isTrue();

    tell();
    assertThat(node(1).knows.board.all())
        .filteredOn(load -> !load.promisedPlaces().isEmpty())
        .allSatisfy(
            load -> assertThat(load.promisedPlaces()).containsOnly(Map.entry("paris", COST)))
        .hasSize(2);
    assertThat(failure(node(1).assign("assignment-5")).status()).isEqualTo(OfpStatus.NO_CAPACITY);

    node(1).manager.release(new Release("assignment-1"));
    tell();
    assertThat(isAssigned(node(1).assign("assignment-6"))).isTrue();
  }

  /** Everybody knows it. */
  private void place(String name, String place) {
    NodeAdvertisement node = node(1).knows.directory.find(name).orElseThrow();
    NodeAdvertisement placed =
        new NodeAdvertisement(
            name,
            node.incarnation(),
            node.roles(),
            node.host(),
            node.rtspPort(),
            node.ofpPort(),
            node.httpPort(),
            place,
            0);
    nodes.forEach(each -> each.knows.directory.put(placed));
  }

  @Test
  void locatingExplainsTheNearnessThatTheStreamWouldBeDecidedBy() {
    settings.setProperty("baton.location.networks", "192.0.2.0/24=paris");
    settings.setProperty("baton.delivery.mode", "redirect");
    start();
    place("node-2", "berlin");
    place("node-3", "paris");

    Located near = node(1).manager.locate(locateFor("192.0.2.7"));
    Located unknown = node(1).manager.locate(locateFor(""));
    Assigned assigned = node(1).assign("assignment-1").join();

    Candidate best = near.candidates().get(0);
    assertThat(best.node()).isEqualTo("node-3");
    assertThat(best.explanation()).isEqualTo(assigned.explanation());
    assertThat(best.explanation()).extracting(ScoreFactor::name).contains("network.proximity");
    assertThat(best.cost()).contains(new StreamCost(2_040_000, 0));
    assertThat(unknown.candidates().get(0).node()).isEqualTo("node-2");
  }

  private static Locate locateFor(String client) {
    return new Locate("film.mp4", "", DeliveryTransport.UDP, Optional.empty(), client, true);
  }

  private static void assertStatus(ThrowingCallable call, OfpStatus status) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            OfpException.class, failure -> assertThat(failure.status()).isEqualTo(status));
  }

  private static Locate locate(String path, String content, boolean explain) {
    return new Locate(path, content, DeliveryTransport.UDP, Optional.empty(), "", explain);
  }

  /** Who told whom of assignments. */
  private List<Map.Entry<String, String>> informs() {
    return network.drain().stream()
        .filter(sent -> sent.request() instanceof Inform)
        .map(sent -> Map.entry(sent.from(), sent.to()))
        .toList();
  }

  private DecidingNode named(String name) {
    Map<String, DecidingNode> byName =
        nodes.stream()
            .collect(Collectors.toMap(n -> n.knows.directory.self().name(), Function.identity()));
    return byName.get(name);
  }

  private static String provider(CompletableFuture<Assigned> assigned) {
    return assigned.join().components().get(0).provider();
  }

  private static boolean isAssigned(CompletableFuture<Assigned> assigned) {
    return assigned.isDone() && !assigned.isCompletedExceptionally();
  }

  private static OfpException failure(CompletableFuture<Assigned> assigned) {
    assertThat(assigned).isCompletedExceptionally();
    return OfpFailures.of(assigned.handle((value, failure) -> failure).join());
  }
}
