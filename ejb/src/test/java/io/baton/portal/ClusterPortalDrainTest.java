package io.baton.portal;

import static io.baton.portal.PortalFixture.status;
import static io.baton.portal.PortalFixture.supplier;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.SessionSupply;
import io.baton.connector.StreamDecision;
import io.baton.connector.StreamDecision.Redirect;
import io.baton.connector.StreamDecision.Refuse;
import io.baton.connector.StreamDecision.Relay;
import io.baton.connector.Supplier;
import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.Release;
import io.baton.model.cluster.ServiceState;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.SupplyCause;
import io.baton.support.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a portal does while this node, or one that supplies its sessions, is drained (N1). */
class ClusterPortalDrainTest {
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

  private SessionSupply play(String session) {
    Relay relay = (Relay) portal.decide(cluster.request("film.mp4", Map.of()));
    SessionSupply supply = new SessionSupply(relay.assignment(), 1, relay.suppliers());
    cluster.engine.add(Samples.supplied(session, supply));
    return supply;
  }

  private SessionSupply supplyOf(String session) {
    return cluster.engine.session(session).orElseThrow().value().supply().orElseThrow();
  }

  private void look() {
    portal.lookForSuppliers();
    cluster.supply();
  }

  private List<Assign> assigns() {
    return cluster.messenger.sent(Assign.class);
  }

  private List<String> released() {
    return cluster.messenger.sent(Release.class).stream().map(Release::assignment).toList();
  }

  @Test
  void aSessionLeavesASupplierThatDrains() {
    SessionSupply first = play("s1");
    cluster.directory.state("node-3", ServiceState.DRAINING);
    cluster.provider = "node-2";
    look();

    SessionSupply second = supplyOf("s1");
    assertThat(second.suppliers().get(0).node()).isEqualTo("node-2");
    assertThat(second.epoch()).isEqualTo(2);
    assertThat(second.cause()).isEqualTo(SupplyCause.DRAINED);
    assertThat(assigns().get(1).excluded()).containsExactlyInAnyOrder("node-1", "node-3");
    assertThat(assigns().get(1).carried()).isTrue();
    assertThat(released()).containsExactly(first.assignment());
  }

  @Test
  void itLeavesOnceHoweverOftenThatIsLookedAt() {
    play("s1");
    cluster.directory.state("node-3", ServiceState.DRAINING);
    portal.lookForSuppliers();
    portal.lookForSuppliers();
    cluster.provider = "node-2";
    cluster.supply();
    look();
    look();

    assertThat(assigns()).hasSize(2);
    assertThat(supplyOf("s1").epoch()).isEqualTo(2);
  }

  @Test
  void theOthersStay() {
    SessionSupply first = play("s1");
    cluster.directory.state("node-2", ServiceState.DRAINING);
    look();

    assertThat(supplyOf("s1")).isEqualTo(first);
    assertThat(assigns()).hasSize(1);
  }

  /** The drain has begun, the session waits for its turn, and the drain is cancelled. */
  @Test
  void aDrainThatIsCancelledMovesNothingAnyMore() {
    SessionSupply first = play("s1");
    cluster.directory.state("node-3", ServiceState.DRAINING);
    portal.lookForSuppliers();
    cluster.directory.state("node-3", ServiceState.RUNNING);
    cluster.supply();
    look();

    assertThat(supplyOf("s1")).isEqualTo(first);
    assertThat(assigns()).hasSize(1);
  }

  /** Nobody else has it now; as soon as somebody has, the session moves. */
  @Test
  void whatCannotMoveYetIsTriedAgainAndStaysMeanwhile() {
    SessionSupply first = play("s1");
    cluster.directory.state("node-3", ServiceState.DRAINING);
    List.of("node-1", "node-2", "node-3").forEach(n -> cluster.fail(n, OfpStatus.NO_CAPACITY));
    look();
    look();
    assertThat(supplyOf("s1")).isEqualTo(first);
    assertThat(released()).as("it goes on with the one that drains").isEmpty();

    List.of("node-1", "node-2", "node-3").forEach(cluster.messenger::recover);
    cluster.provider = "node-2";
    cluster.advance(Duration.ofSeconds(1));
    look();

    assertThat(supplyOf("s1").suppliers().get(0).node()).isEqualTo("node-2");
  }

  @Test
  void aSupplierThatFailsWhileItDrainsIsReplacedInAnyCase() {
    SessionSupply first = play("s1");
    cluster.directory.state("node-3", ServiceState.DRAINING);
    portal.lookForSuppliers();
    portal.follow(
        ReassignQueueTest.change("s1", first.assignment(), "node-3", SupplyCause.TIMEOUT));
    cluster.directory.state("node-3", ServiceState.RUNNING);
    cluster.provider = "node-2";
    cluster.supply();
    look();

    assertThat(supplyOf("s1").suppliers().get(0).node()).isEqualTo("node-2");
    assertThat(supplyOf("s1").cause()).isEqualTo(SupplyCause.REASSIGNED);
  }

  /** What the engine tells of the move is no failure of the former supplier. */
  @Test
  void theMoveItselfIsNoReasonForAnother() {
    SessionSupply first = play("s1");
    portal.follow(
        ReassignQueueTest.change("s1", first.assignment(), "node-3", SupplyCause.DRAINED));
    cluster.supply();

    assertThat(assigns()).hasSize(1);
  }

  @Test
  void aNodeThatDrainsSendsItsViewersOn() {
    cluster.supplies = false;
    cluster.directory.announce(ServiceState.DRAINING);
    StreamDecision decision = portal.decide(cluster.request("film.mp4", Map.of("mode", "relay")));

    assertThat(((Redirect) decision).location().toASCIIString())
        .isEqualTo("rtsp://192.0.2.3:8554/film.mp4?assignment=" + cluster.assign().assignment());
    assertThat(cluster.assign().mode()).contains(DeliveryMode.REDIRECT);

    cluster.directory.announce(ServiceState.DRAINED);
    assertThat(portal.decide(cluster.request("film.mp4", Map.of()))).isInstanceOf(Redirect.class);
    cluster.directory.announce(ServiceState.RUNNING);
    assertThat(portal.decide(cluster.request("film.mp4", Map.of())))
        .isNotInstanceOf(Redirect.class);
  }

  @Test
  void whoMayNotBeRedirectedIsAskedToGoElsewhere() {
    cluster.directory.announce(ServiceState.DRAINING);
    StreamDecision redirected =
        portal.decide(cluster.request("film.mp4", Map.of("assignment", "gone")));
    cluster.secure = true;
    StreamDecision secure = portal.decide(cluster.request("film.mp4", Map.of()));

    assertThat(status(redirected)).isEqualTo(503);
    assertThat(status(secure)).isEqualTo(503);
    assertThat(((Refuse) secure).retryAfterSeconds()).hasValue(5);
    assertThat(((Refuse) secure).reason()).contains("draining");
    assertThat(assigns()).isEmpty();
  }

  @Test
  void whereNoOtherNodeCanServeTheViewerIsTurnedAway() {
    cluster.directory.announce(ServiceState.DRAINING);
    cluster.fail("node-1", OfpStatus.NO_CAPACITY);

    assertThat(status(portal.decide(cluster.request("film.mp4", Map.of())))).isEqualTo(453);
  }

  /** Its own viewers finish, so their suppliers are replaced as ever. */
  @Test
  void theSessionsOfANodeThatDrainsGoOn() {
    SessionSupply first = play("s1");
    cluster.directory.announce(ServiceState.DRAINING);
    cluster.provider = "node-2";
    portal.follow(
        ReassignQueueTest.change("s1", first.assignment(), "node-3", SupplyCause.TIMEOUT));
    cluster.supply();

    assertThat(supplyOf("s1").suppliers()).extracting(Supplier::node).startsWith("node-2");
  }
}
