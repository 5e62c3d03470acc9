package io.baton.portal;

import static io.baton.portal.PortalFixture.supplier;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cluster.OfpFailures;
import io.baton.connector.SessionSupply;
import io.baton.connector.StreamDecision.Relay;
import io.baton.connector.Supplier;
import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Handoff;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.Release;
import io.baton.model.assignment.HandedOff;
import io.baton.model.delivery.SupplyCause;
import io.baton.support.Samples;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions that get another supplier because somebody wants it (R7). */
class SessionHandoffTest {
  private final PortalFixture cluster = new PortalFixture();
  private ClusterPortal portal;
  private SessionSupply first;

  @BeforeEach
  void play() {
    cluster.supplies = true;
    cluster.standbys = List.of(supplier("node-2"));
    portal = cluster.portal();
    Relay relay = (Relay) portal.decide(cluster.request("film.mp4", Map.of()));
    first = new SessionSupply(relay.assignment(), 1, relay.suppliers());
    cluster.engine.add(Samples.supplied("s1", first));
    cluster.provider = "node-2";
  }

  @AfterEach
  void end() {
    cluster.close();
  }

  private CompletableFuture<HandedOff> handOff(String stream, String to, SupplyCause cause) {
    CompletableFuture<HandedOff> handoff =
        portal.handOff(new Handoff(stream, to, cause)).toCompletableFuture();
    cluster.supply();
    return handoff;
  }

  private CompletableFuture<HandedOff> handOff(String stream, String to) {
    return handOff(stream, to, SupplyCause.REQUESTED);
  }

  private SessionSupply supply() {
    return cluster.engine.session("s1").orElseThrow().value().supply().orElseThrow();
  }

  private static OfpException failure(CompletableFuture<HandedOff> handoff) {
    assertThat(handoff).isCompletedExceptionally();
    return OfpFailures.of(handoff.handle((value, failure) -> failure).join());
  }

  private List<String> released() {
    return cluster.messenger.sent(Release.class).stream().map(Release::assignment).toList();
  }

  @Test
  void theBestOtherNodeSuppliesFromNowOn() {
    HandedOff handoff = handOff("s1", "").join();

    assertThat(handoff.from()).isEqualTo("node-3");
    assertThat(handoff.to()).isEqualTo("node-2");
    assertThat(handoff.session()).isEqualTo("s1");
    assertThat(handoff.assignment()).isEqualTo(supply().assignment());
    assertThat(supply().epoch()).isEqualTo(2);
    assertThat(supply().cause()).isEqualTo(SupplyCause.REQUESTED);
    assertThat(released()).containsExactly(first.assignment());
    Assign asked = cluster.messenger.sent(Assign.class).get(1);
    assertThat(asked.excluded()).containsExactlyInAnyOrder("node-1", "node-3");
    assertThat(asked.provider()).isEmpty();
  }

  @Test
  void theNodeThatIsNamedDoes() {
    handOff("s1", "node-2").join();

    assertThat(supply().suppliers()).extracting(Supplier::node).startsWith("node-2");
    assertThat(cluster.messenger.sent(Assign.class).get(1).provider()).isEqualTo("node-2");
  }

  @Test
  void whoSuppliesAlreadyIsAskedForNothing() {
    HandedOff handoff = handOff("s1", "node-3").join();

    assertThat(handoff.from()).isEqualTo("node-3");
    assertThat(handoff.to()).isEqualTo("node-3");
    assertThat(supply()).isEqualTo(first);
    assertThat(cluster.messenger.sent(Assign.class)).hasSize(1);
  }

  /** As managers know it. What is over, or was replaced, is never moved. */
  @Test
  void anAssignmentNamesItsSessionAsLongAsItHolds() {
    handOff(first.assignment(), "", SupplyCause.OVERLOADED).join();
    assertThat(supply().cause()).isEqualTo(SupplyCause.OVERLOADED);
    SessionSupply second = supply();

    cluster.provider = "node-3";
    assertThat(failure(handOff(first.assignment(), "", SupplyCause.OVERLOADED)).status())
        .isEqualTo(OfpStatus.NOT_FOUND);
    assertThat(supply()).isEqualTo(second);
  }

  @Test
  void aSessionThatIsNotThereIsNotFound() {
    assertThat(failure(handOff("s2", "")).status()).isEqualTo(OfpStatus.NOT_FOUND);
  }

  @Test
  void aNodeThatIsNoMemberIsAMistake() {
    OfpException failure = failure(handOff("s1", "node-9"));

    assertThat(failure.status()).isEqualTo(OfpStatus.BAD_REQUEST);
    assertThat(failure).hasMessage("There is no node named node-9");
  }

  @Test
  void whatItsOwnNodeHasCannotBeSuppliedByAnother() {
    cluster.engine.add(Samples.session("local", Samples.START));

    assertThat(failure(handOff("local", "")).status()).isEqualTo(OfpStatus.NO_CAPACITY);
  }

  @ParameterizedTest
  @CsvSource({
    "NO_CAPACITY, NO_CAPACITY",
    "UNAVAILABLE, NO_CAPACITY",
    "NOT_FOUND, NO_CAPACITY",
    "NOT_READY, NOT_READY",
    "TIMEOUT, NOT_READY",
  })
  void theSessionStaysWhereItIsIfNoOtherNodeCan(OfpStatus answer, OfpStatus expected) {
    List.of("node-1", "node-2", "node-3").forEach(n -> cluster.fail(n, answer));

    assertThat(failure(handOff("s1", "")).status()).isEqualTo(expected);
    assertThat(supply()).isEqualTo(first);
    assertThat(released()).doesNotContain(first.assignment());
  }

  /** By a manager of an older version, which does not know that only one node will do. */
  @Test
  void anotherNodeThanTheOneThatIsNamedIsGivenBack() {
    cluster.provider = "node-4";

    assertThat(failure(handOff("s1", "node-2")).status()).isEqualTo(OfpStatus.NOT_READY);
    assertThat(supply()).isEqualTo(first);
    assertThat(released()).hasSize(3).doesNotContain(first.assignment());
  }

  /** The supplier failed meanwhile, and was replaced before the answer came. */
  @Test
  void aLaterEpochIsNeverReplaced() {
    SessionSupply third =
        new SessionSupply("third", 3, List.of(new Supplier("node-9", "192.0.2.9", 8555)));
    cluster.messenger.answer(
        Assign.class,
        (node, request) -> {
          assertThat(cluster.engine.supply("s1", third)).isTrue();
          return cluster.assigned(node, request);
        });

    assertThat(failure(handOff("s1", "")).status()).isEqualTo(OfpStatus.NO_CAPACITY);
    assertThat(supply()).isEqualTo(third);
    assertThat(released())
        .containsExactly(cluster.messenger.sent(Assign.class).get(1).assignment());
  }

  @Test
  void anEngineThatHasStoppedHasNoSessions() {
    cluster.engine.stop();

    assertThat(failure(handOff("s1", "")).status()).isEqualTo(OfpStatus.UNAVAILABLE);
  }
}
