package io.baton.portal;

import static io.baton.portal.PortalFixture.supplier;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.SessionSupply;
import io.baton.connector.StreamDecision.Forward;
import io.baton.connector.StreamDecision.Relay;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.connector.Supplier;
import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.Release;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.SupplyCause;
import io.baton.support.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the portal does for sessions whose pieces other nodes supply. */
class ClusterPortalSupplyTest {
  private final PortalFixture cluster = new PortalFixture();
  private ClusterPortal portal;

  @BeforeEach
  void start() {
    cluster.supplies = true;
    cluster.standbys = List.of(supplier("node-2"));
    portal = cluster.portal();
  }

  @AfterEach
  void end() {
    cluster.close();
  }

  /** A session that was set up as the portal decided. */
  private SessionSupply play(String session) {
    Relay relay = (Relay) portal.decide(cluster.request("film.mp4", Map.of()));
    SessionSupply supply = new SessionSupply(relay.assignment(), 1, relay.suppliers());
    cluster.engine.add(Samples.supplied(session, supply));
    return supply;
  }

  private SessionSupply supplyOf(String session) {
    return cluster.engine.session(session).orElseThrow().value().supply().orElseThrow();
  }

  private void fail(String session, SessionSupply supply) {
    fail(session, supply, SupplyCause.TIMEOUT);
  }

  private void fail(String session, SessionSupply supply, SupplyCause cause) {
    portal.follow(
        ReassignQueueTest.change(
            session, supply.assignment(), supply.suppliers().get(0).node(), cause));
  }

  private void close(String session) {
    portal.follow(
        new StreamEvent.Closed(
            Samples.START, cluster.engine.session(session).orElseThrow(), CloseReason.TEARDOWN));
    cluster.engine.end(session);
  }

  private List<String> released() {
    return cluster.messenger.sent(Release.class).stream().map(Release::assignment).toList();
  }

  private List<Assign> assigns() {
    return cluster.messenger.sent(Assign.class);
  }

  @Test
  void whatASupplierSendsInPiecesIsServedByThisNode() {
    assertThat(portal.decide(cluster.request("film.mp4", Map.of())))
        .isEqualTo(
            new Relay(
                Samples.path("film.mp4"),
                Samples.CONTENT,
                cluster.assign().assignment(),
                PortalFixture.BITRATE,
                List.of(
                    new Supplier("node-3", "192.0.2.3", 8555),
                    new Supplier("node-2", "192.0.2.2", 8555))));
  }

  @Test
  void whatAnOlderNodeProvidesIsForwardedAsBefore() {
    cluster.supplies = false;

    assertThat(portal.decide(cluster.request("film.mp4", Map.of()))).isInstanceOf(Forward.class);
  }

  @Test
  void anotherSupplierIsAssignedForOneThatFailed() {
    SessionSupply first = play("s1");
    cluster.provider = "node-2";
    cluster.standbys = List.of(supplier("node-3"));
    fail("s1", first);
    cluster.supply();

    SessionSupply second = supplyOf("s1");
    assertThat(second.assignment()).isNotEqualTo(first.assignment());
    assertThat(second.epoch()).isEqualTo(2);
    assertThat(second.suppliers()).extracting(Supplier::node).containsExactly("node-2", "node-3");
    assertThat(released()).containsExactly(first.assignment());
    Assign asked = assigns().get(1);
    assertThat(asked.excluded()).containsExactlyInAnyOrder("node-1", "node-3");
    assertThat(asked.content()).contains(Samples.CONTENT);
    assertThat(asked.mode()).contains(DeliveryMode.RELAY);
    assertThat(asked.anchor()).isEqualTo("node-1");
    assertThat(asked.client()).isEqualTo("192.0.2.7");
    assertThat(asked.user()).isEqualTo("ann");
  }

  @Test
  void aManagersOwnWishIsNoReasonToAskAManager() {
    SessionSupply first = play("s1");
    fail("s1", first, SupplyCause.REASSIGNED);
    cluster.supply();

    assertThat(assigns()).hasSize(1);
  }

  @Test
  void aFailureOfAFormerAssignmentChangesNothing() {
    SessionSupply first = play("s1");
    fail("s1", first);
    cluster.supply();
    SessionSupply second = supplyOf("s1");

    fail("s1", first);
    cluster.supply();

    assertThat(supplyOf("s1")).isEqualTo(second);
    assertThat(assigns()).hasSize(2);
  }

  @Test
  void theEndOfASessionReleasesItsSupplier() {
    SessionSupply first = play("s1");
    close("s1");
    portal.follow(new StreamEvent.Unclaimed(Samples.START, "unknown"));

    assertThat(released()).containsExactly(first.assignment());
  }

  @Test
  void whatNobodyComesForIsReleasedOnce() {
    portal.decide(cluster.request("film.mp4", Map.of()));
    String assignment = cluster.assign().assignment();
    portal.follow(new StreamEvent.Unclaimed(Samples.START, assignment));
    portal.follow(new StreamEvent.Unclaimed(Samples.START, assignment));

    assertThat(released()).containsExactly(assignment);
  }

  /** The new supplier is assigned after the session has ended: it is not kept. */
  @Test
  void aSessionThatEndsWhileAnotherSupplierIsAssignedReleasesBoth() {
    SessionSupply first = play("s1");
    fail("s1", first);
    cluster.messenger.answer(
        Assign.class,
        (node, request) -> {
          close("s1");
          return cluster.assigned(node, request);
        });
    cluster.supply();

    assertThat(released())
        .containsExactlyInAnyOrder(first.assignment(), assigns().get(1).assignment());
  }

  /** As a second portal of the session, or an operator, would: the higher epoch holds. */
  @Test
  void aLateAnswerNeverReplacesALaterEpoch() {
    SessionSupply first = play("s1");
    SessionSupply third =
        new SessionSupply("third", 3, List.of(new Supplier("node-9", "192.0.2.9", 8555)));
    fail("s1", first);
    cluster.messenger.answer(
        Assign.class,
        (node, request) -> {
          assertThat(cluster.engine.supply("s1", third)).isTrue();
          return cluster.assigned(node, request);
        });
    cluster.supply();

    assertThat(supplyOf("s1")).isEqualTo(third);
    assertThat(released()).containsExactly(assigns().get(1).assignment());
  }

  @Test
  void theAnswerOfAManagerThatWasGivenUpIsReleasedAndTheNextOnesHolds() {
    SessionSupply first = play("s1");
    cluster.messenger.hang("node-1");
    fail("s1", first);
    cluster.supply();
    SessionSupply second = supplyOf("s1");
    cluster.messenger.resume("node-1");

    assertThat(supplyOf("s1")).isEqualTo(second);
    assertThat(second.assignment()).isEqualTo(assigns().get(2).assignment());
    assertThat(released())
        .containsExactlyInAnyOrder(first.assignment(), assigns().get(1).assignment());
  }

  @Test
  void itIsTriedAgainUntilASupplierIsFound() {
    SessionSupply first = play("s1");
    List.of("node-1", "node-2", "node-3").forEach(n -> cluster.fail(n, OfpStatus.UNAVAILABLE));
    fail("s1", first);
    cluster.supply();
    portal.lookForSuppliers();
    assertThat(cluster.supplying()).isZero();
    assertThat(supplyOf("s1")).isEqualTo(first);
    assertThat(released()).as("it may come back").isEmpty();

    List.of("node-1", "node-2", "node-3").forEach(cluster.messenger::recover);
    cluster.advance(Duration.ofSeconds(1));
    portal.lookForSuppliers();
    cluster.supply();

    assertThat(supplyOf("s1").epoch()).isEqualTo(2);
  }

  /** By a manager of an older version. */
  @Test
  void aNodeThatWouldDeliverTheMediaIsNoSupplier() {
    SessionSupply first = play("s1");
    cluster.supplies = false;
    fail("s1", first);
    cluster.supply();

    assertThat(supplyOf("s1")).isEqualTo(first);
    assertThat(released())
        .containsExactlyElementsOf(assigns().stream().skip(1).map(Assign::assignment).toList());
  }

  @Test
  void anAssignmentThatAnotherManagerTookOverIsReleasedThere() {
    SessionSupply first = play("s1");
    cluster.supply.supervised(
        Samples.supply(first.assignment(), "node-3").movedTo("node-7").movedTo("node-8"));
    cluster.supply.supervised(Samples.supply(first.assignment(), "node-3").movedTo("node-7"));
    close("s1");

    assertThat(cluster.messenger.askedFor(Release.class)).containsExactly("node-8");
  }

  @Test
  void aThousandSessionsGetAnotherSupplierAtOnce() {
    for (int i = 0; i < 1000; i++) {
      play("s" + i);
    }
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 1000; i++) {
        fail("s" + i, supplyOf("s" + i));
      }
    }
    assertThat(cluster.supplying()).isEqualTo(ReassignQueue.AT_ONCE);
    cluster.supply();

    assertThat(cluster.engine.sessions())
        .allMatch(session -> session.value().supply().orElseThrow().epoch() == 2);
    assertThat(assigns()).hasSize(2000);
    assertThat(released()).hasSize(1000);
  }

  @Test
  void anEngineThatHasStoppedHasNoSessionsToSupply() {
    SessionSupply first = play("s1");
    cluster.engine.stop();
    fail("s1", first);
    cluster.supply();

    assertThat(assigns()).hasSize(1);
  }

  @Test
  void anAnswerThatBreaksLeavesTheQueueGoing() {
    SessionSupply first = play("s1");
    CompletableFuture<Assigned> broken =
        CompletableFuture.failedFuture(new IllegalStateException("broken"));
    cluster.messenger.answerLater(Assign.class, (node, request) -> broken);
    fail("s1", first);
    cluster.supply();
    cluster.messenger.answer(Assign.class, cluster::assigned);
    cluster.advance(Duration.ofSeconds(1));
    portal.lookForSuppliers();
    cluster.supply();

    assertThat(supplyOf("s1").epoch()).isEqualTo(2);
  }
}
