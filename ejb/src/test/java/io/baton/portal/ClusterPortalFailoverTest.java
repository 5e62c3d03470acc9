package io.baton.portal;

import static io.baton.portal.PortalFixture.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamDecision.Forward;
import io.baton.connector.StreamDecision.Refuse;
import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.QueryStatus;
import io.baton.connector.ofp.Release;
import io.baton.support.FakeMessenger;
import io.baton.support.LoggedMessages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the portal does when a manager fails, and which failures count as missing. */
class ClusterPortalFailoverTest {
  /** Silence after which a manager is taken for missing. */
  private static final Duration CERTAIN = PortalFixture.LIMIT.multipliedBy(3);

  /** Of one that has never answered. */
  private static final Duration START = Duration.ofSeconds(10);

  private final PortalFixture cluster = new PortalFixture();
  private final LoggedMessages log = new LoggedMessages("io.baton.portal");

  @AfterEach
  void end() {
    cluster.close();
    log.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_READY", "WRONG_ROLE", "FORBIDDEN", "INTERNAL"})
  void aManagerThatIsOfNoUseIsPassedOver(OfpStatus status) {
    cluster.fail("node-1", status);

    assertThat(cluster.decide("film.mp4", Map.of())).isInstanceOf(Forward.class);
    assertThat(cluster.asked()).containsExactly("node-1", "node-2");
    assertThat(cluster.supervision.activated()).as("it is there").isEmpty();
  }

  @Test
  void aManagerWhoseProcessIsGoneIsReplacedByItsBackupAndNotAskedAgain() {
    ClusterPortal portal = cluster.portal();
    portal.look();
    cluster.messenger.failWith("node-1", OfpStatus.UNREACHABLE);

    assertThat(portal.decide(cluster.request("film.mp4", Map.of()))).isInstanceOf(Forward.class);
    assertThat(portal.decide(cluster.request("film.mp4", Map.of()))).isInstanceOf(Forward.class);

    assertThat(cluster.asked()).containsExactly("node-1", "node-2", "node-2");
    assertThat(cluster.supervision.activated()).containsExactly("node-1");
    assertThat(portal.managerFailovers()).isEqualTo(1);
  }

  @Test
  void aManagerThatHangsIsNotAskedAgainAndReplacedByItsBackupIfItGoesOn() {
    ClusterPortal portal = cluster.portal();
    portal.look();
    cluster.messenger.hang("node-1");

    assertThat(portal.decide(cluster.request("film.mp4", Map.of()))).isInstanceOf(Forward.class);
    assertThat(portal.decide(cluster.request("film.mp4", Map.of()))).isInstanceOf(Forward.class);
    assertThat(cluster.asked()).containsExactly("node-1", "node-2", "node-2");
    List<Assign> assigns = cluster.messenger.sent(Assign.class);
    assertThat(assigns.get(0).assignment()).isNotEqualTo(assigns.get(1).assignment());
    assertThat(cluster.supervision.activated()).as("it may only be busy").isEmpty();

    cluster.messenger.failWith("node-1", OfpStatus.TIMEOUT);
    cluster.messenger.resume("node-1");
    cluster.advance(CERTAIN.minusMillis(1));
    portal.look();
    assertThat(cluster.supervision.activated()).isEmpty();
    cluster.advance(Duration.ofMillis(1));
    portal.look();
    assertThat(cluster.supervision.activated()).containsExactly("node-1");
  }

  @Test
  void aManagerThatIsSilentForOnceIsNotAccused() {
    ClusterPortal portal = cluster.portal();
    portal.look();
    cluster.messenger.failWith("node-2", OfpStatus.TIMEOUT);
    portal.look();
    cluster.messenger.recover("node-2");
    cluster.advance(CERTAIN);
    portal.look();
    cluster.messenger.failWith("node-2", OfpStatus.TIMEOUT);
    portal.look();

    assertThat(cluster.supervision.activated()).isEmpty();
    assertThat(portal.managerFailovers()).isZero();
    assertThat(log.lines()).isEmpty();
  }

  /** A machine that stood still finds all answers late, and the managers are not to blame. */
  @Test
  void aPortalThatIsLateItselfAccusesNobody() {
    ClusterPortal portal = cluster.portal();
    portal.look();
    Duration stop = PortalFixture.LIMIT.multipliedBy(2);
    cluster.messenger.answerLater(
        QueryStatus.class,
        (node, request) -> {
          cluster.advance(stop);
          return CompletableFuture.failedFuture(
              new OfpException(OfpStatus.TIMEOUT, node + " does not answer"));
        });
    for (int look = 0; look < 10; look++) {
      portal.look();
    }

    assertThat(cluster.supervision.activated()).isEmpty();
    assertThat(portal.managerFailovers()).isZero();
    assertThat(log.lines()).isEmpty();
    portal.decide(cluster.request("film.mp4", Map.of()));
    assertThat(cluster.asked()).as("it is asked as before").containsExactly("node-1");
  }

  @Test
  void aManagerThatStaysSilentIsNamedOnceAndAgainWhenItAnswers() {
    ClusterPortal portal = cluster.portal();
    portal.look();
    cluster.messenger.failWith("node-2", OfpStatus.TIMEOUT);
    for (int look = 0; look < 5; look++) {
      portal.look();
      cluster.advance(CERTAIN.dividedBy(2));
    }
    cluster.messenger.recover("node-2");
    portal.look();

    assertThat(log.lines())
        .containsExactly(
            "WARN BATON004601: Location manager node-2 does not answer; its backup is activated",
            "INFO BATON004602: Location manager node-2 answers again");
    assertThat(portal.managerFailovers()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAVAILABLE", "NOT_READY", "INTERNAL"})
  void whoAnswersAPollThatItCannotIsNotMissing(OfpStatus status) {
    cluster.messenger.failWith("node-1", status);
    ClusterPortal portal = cluster.portal();

    portal.look();

    assertThat(cluster.supervision.activated()).isEmpty();
    assertThat(portal.managerFailovers()).isZero();
  }

  @Test
  void thatAManagerIsMissingIsStatedAsLongAsItIs() {
    ClusterPortal portal = cluster.portal();
    portal.look();
    cluster.messenger.failWith("node-2", OfpStatus.UNREACHABLE);
    portal.look();
    portal.look();

    assertThat(cluster.supervision.activated()).containsExactly("node-2", "node-2");
    assertThat(portal.managerFailovers()).isEqualTo(1);
  }

  /** A node is a member some seconds before it answers, more on a busy machine. */
  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "UNREACHABLE"})
  void aManagerThatHasJustJoinedIsGivenTimeToStart(OfpStatus silence) {
    ClusterPortal portal = cluster.portal();
    cluster.messenger.failWith("node-2", silence);
    portal.look();
    cluster.advance(START.minusMillis(1));
    portal.look();
    assertThat(cluster.supervision.activated()).isEmpty();
    assertThat(log.lines()).isEmpty();

    cluster.advance(Duration.ofMillis(1));
    portal.look();
    assertThat(cluster.supervision.activated()).containsExactly("node-2");
    assertThat(log.lines())
        .containsExactly(
            "INFO BATON004609: Location manager node-2 has not answered since it joined; its backup"
                + " stands in for it");
  }

  /** Silent, then not ready, then silent again: it was never silent for long. */
  @Test
  void anAnswerThatItIsNotReadyEndsASilence() {
    ClusterPortal portal = cluster.portal();
    portal.look();
    for (OfpStatus status : List.of(OfpStatus.TIMEOUT, OfpStatus.NOT_READY, OfpStatus.TIMEOUT)) {
      cluster.messenger.failWith("node-2", status);
      portal.look();
      cluster.advance(CERTAIN.minusMillis(1));
    }

    assertThat(cluster.supervision.activated()).isEmpty();
    portal.look();
    assertThat(cluster.supervision.activated()).isEmpty();
    cluster.advance(Duration.ofMillis(1));
    portal.look();
    assertThat(cluster.supervision.activated()).containsExactly("node-2");
  }

  @Test
  void aManagerThatLivesAndWaitsTooLongForProvidersIsNotMissing() {
    cluster.messenger.answerLater(
        Assign.class,
        (node, request) ->
            node.equals("node-1")
                ? new CompletableFuture<Assigned>()
                : CompletableFuture.completedFuture(cluster.assigned(node, request)));

    assertThat(cluster.decide("film.mp4", Map.of())).isInstanceOf(Forward.class);
    assertThat(cluster.asked()).containsExactly("node-1", "node-2");
    assertThat(cluster.supervision.activated()).isEmpty();
  }

  @Test
  void aLateAnswerOfAManagerThatWasGivenUpIsTakenBack() {
    cluster.messenger.hang("node-1");
    cluster.decide("film.mp4", Map.of());
    cluster.messenger.resume("node-1");

    assertThat(cluster.messenger.sent(Release.class))
        .containsExactly(new Release(cluster.messenger.sent(Assign.class).get(0).assignment()));
  }

  @Test
  void aManagerThatLivesIsGivenTimeToWaitForAProvider() {
    CompletableFuture<Assigned> answer = new CompletableFuture<>();
    cluster.messenger.answerLater(Assign.class, (node, request) -> answer);
    cluster.messenger.answer(
        QueryStatus.class,
        (node, request) -> {
          answer.complete(cluster.assigned(node, cluster.messenger.sent(Assign.class).get(0)));
          return FakeMessenger.state(node, request);
        });

    assertThat(cluster.decide("film.mp4", Map.of())).isInstanceOf(Forward.class);
    assertThat(cluster.asked()).containsExactly("node-1");
    assertThat(cluster.messenger.sent(QueryStatus.class)).hasSize(1);
    assertThat(cluster.supervision.activated()).isEmpty();
  }

  @Test
  void isUnavailableWhenNoManagerAnswers() {
    List.of("node-1", "node-2", "node-3")
        .forEach(node -> cluster.messenger.failWith(node, OfpStatus.TIMEOUT));

    Refuse refusal = (Refuse) cluster.decide("film.mp4", Map.of());

    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.retryAfterSeconds()).isPresent();
    assertThat(cluster.asked()).containsExactly("node-1", "node-2", "node-3");
  }
}
