package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamDecision.Refuse;
import io.baton.connector.ofp.OfpStatus;
import io.baton.support.FakeClusterDirectory;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which managers the portal asks, and in what order. */
class ClusterPortalSelectionTest {
  private final PortalFixture cluster = new PortalFixture();

  @AfterEach
  void end() {
    cluster.close();
  }

  @Test
  void aSuspectIsAskedLastUntilItAnswersAPoll() {
    cluster.messenger.hang("node-1");
    ClusterPortal portal = cluster.portal();
    portal.decide(cluster.request("film.mp4", Map.of()));
    cluster.messenger.forget();

    portal.decide(cluster.request("film.mp4", Map.of()));
    assertThat(cluster.asked()).containsExactly("node-2");

    cluster.messenger.resume("node-1");
    portal.look();
    cluster.messenger.forget();
    portal.decide(cluster.request("film.mp4", Map.of()));
    assertThat(cluster.asked()).containsExactly("node-1");
    assertThat(cluster.supervision.activated()).isEmpty();
  }

  @Test
  void aHangIsNoticedByPollsBeforeARequestRunsIntoIt() {
    cluster.messenger.failWith("node-1", OfpStatus.TIMEOUT);
    ClusterPortal portal = cluster.portal();
    portal.look();
    cluster.messenger.forget();

    portal.decide(cluster.request("film.mp4", Map.of()));

    assertThat(cluster.asked()).containsExactly("node-2");
  }

  @Test
  void isUnavailableWithoutManagers() {
    cluster.directory.remove("node-2");
    cluster.directory.remove("node-3");
    cluster.directory.put(FakeClusterDirectory.node("node-1", 1, "portal"));

    assertThat(((Refuse) cluster.decide("film.mp4", Map.of())).reason())
        .isEqualTo("No node of the cluster is a location manager");
  }

  @Test
  void managersAreAskedInTheOrderOfTheList() {
    cluster.settings.setProperty("baton.portal.slms", "node-3,node-9,node-1");
    cluster.messenger.failWith("node-3", OfpStatus.TIMEOUT);

    cluster.decide("film.mp4", Map.of());

    assertThat(cluster.asked()).containsExactly("node-3", "node-1");
  }

  @Test
  void orTheLeastLoadedFirst() {
    cluster.settings.setProperty("baton.portal.slm.selection", "least-load");
    cluster.messenger.load("node-1", 50, 1);
    cluster.messenger.load("node-2", 20, 2);
    cluster.messenger.load("node-3", 20, 1);
    ClusterPortal portal = cluster.portal();
    portal.look();
    cluster.messenger.forget();

    for (int i = 0; i < 4; i++) {
      portal.decide(cluster.request("film.mp4", Map.of()));
    }

    assertThat(cluster.asked()).containsExactly("node-3", "node-2", "node-3", "node-2");
  }
}
