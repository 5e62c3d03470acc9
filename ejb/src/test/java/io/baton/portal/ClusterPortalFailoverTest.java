package io.baton.portal;

import static io.baton.portal.PortalFixture.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamDecision.Forward;
import io.baton.connector.StreamDecision.Refuse;
import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.QueryStatus;
import io.baton.connector.ofp.Release;
import io.baton.support.FakeMessenger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the portal does when a manager fails, and which failures count as missing. */
class ClusterPortalFailoverTest {
  private final PortalFixture cluster = new PortalFixture();

  @AfterEach
  void end() {
    cluster.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_READY", "WRONG_ROLE", "FORBIDDEN", "INTERNAL"})
  void aManagerThatIsOfNoUseIsPassedOver(OfpStatus status) {
    cluster.fail("node-1", status);

    assertThat(cluster.decide("film.mp4", Map.of())).isInstanceOf(Forward.class);
    assertThat(cluster.asked()).containsExactly("node-1", "node-2");
    assertThat(cluster.supervision.activated()).as("it is there").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "UNREACHABLE"})
  void aManagerThatIsDeadIsReplacedByItsBackupAndNotAskedAgain(OfpStatus status) {
    cluster.messenger.failWith("node-1", status);
    ClusterPortal portal = cluster.portal();

    assertThat(portal.decide(cluster.request("film.mp4", Map.of()))).isInstanceOf(Forward.class);
    assertThat(portal.decide(cluster.request("film.mp4", Map.of()))).isInstanceOf(Forward.class);

    assertThat(cluster.asked()).containsExactly("node-1", "node-2", "node-2");
    assertThat(cluster.supervision.activated()).containsExactly("node-1");
    assertThat(portal.managerFailovers()).isEqualTo(1);
  }

  @Test
  void aManagerThatHangsIsReplacedByItsBackupAndNotAskedAgain() {
    cluster.messenger.hang("node-1");

    assertThat(cluster.decide("film.mp4", Map.of())).isInstanceOf(Forward.class);
    assertThat(cluster.asked()).containsExactly("node-1", "node-2");
    assertThat(cluster.supervision.activated()).containsExactly("node-1");
    List<Assign> assigns = cluster.messenger.sent(Assign.class);
    assertThat(assigns.get(0).assignment()).isNotEqualTo(assigns.get(1).assignment());
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
    cluster.messenger.failWith("node-2", OfpStatus.UNREACHABLE);
    ClusterPortal portal = cluster.portal();
    portal.look();
    portal.look();

    assertThat(cluster.supervision.activated()).containsExactly("node-2", "node-2");
    assertThat(portal.managerFailovers()).isEqualTo(1);
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
