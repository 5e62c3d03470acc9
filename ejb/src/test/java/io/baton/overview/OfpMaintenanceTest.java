package io.baton.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.ofp.Drain;
import io.baton.connector.ofp.Handoff;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.QueryDrain;
import io.baton.location.supervision.UnknownNodeException;
import io.baton.model.assignment.HandedOff;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.ServiceState;
import io.baton.model.delivery.SupplyCause;
import io.baton.session.SessionRegistry;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.FakeMessenger;
import io.baton.support.Samples;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OfpMaintenanceTest {
  private final FakeMessenger messenger = new FakeMessenger();
  private final OfpMaintenance maintenance =
      new OfpMaintenance(
          new FakeClusterDirectory("node-1", "node-2"), messenger, sessions("own-session"));

  /** This node has one session, and no other is recorded. */
  private static SessionRegistry sessions(String own) {
    return (SessionRegistry)
        Proxy.newProxyInstance(
            SessionRegistry.class.getClassLoader(),
            new Class<?>[] {SessionRegistry.class},
            (proxy, method, arguments) ->
                method.getName().equals("find")
                    ? Optional.of(Samples.session(own, Samples.START))
                        .filter(session -> session.id().equals(arguments[0]))
                    : List.of());
  }

  private static DrainStatus status(String node, ServiceState state) {
    return new DrainStatus(node, state, 0, 0, 0, Optional.empty());
  }

  @BeforeEach
  void answer() {
    messenger.answer(
        Drain.class,
        (node, request) ->
            status(
                node, ((Drain) request).draining() ? ServiceState.DRAINING : ServiceState.RUNNING));
    messenger.answer(QueryDrain.class, (node, request) -> status(node, ServiceState.DRAINED));
    messenger.answer(
        Handoff.class,
        (node, request) ->
            new HandedOff(((Handoff) request).stream(), "a2", "node-2", "node-3", List.of()));
  }

  @Test
  void theNodeConcernedIsAskedWhicheverItIs() {
    assertThat(maintenance.drain("node-2", Optional.of(Duration.ofSeconds(90))))
        .isEqualTo(status("node-2", ServiceState.DRAINING));
    assertThat(maintenance.undrain("node-1")).isEqualTo(status("node-1", ServiceState.RUNNING));
    assertThat(maintenance.drainOf("node-2")).isEqualTo(status("node-2", ServiceState.DRAINED));

    assertThat(messenger.sent(Drain.class))
        .containsExactly(
            new Drain("node-2", true, Optional.of(90_000L)),
            new Drain("node-1", false, Optional.empty()));
    assertThat(messenger.askedFor(Drain.class)).containsExactly("node-2", "node-1");
  }

  @Test
  void aNodeThatIsNotThereIsUnknown() {
    assertThatThrownBy(() -> maintenance.drain("node-9", Optional.empty()))
        .isInstanceOf(UnknownNodeException.class);
    assertThat(messenger.sent(Drain.class)).isEmpty();
  }

  @Test
  void aNodeOfAnOlderVersionCannotDrain() {
    messenger.failWith("node-2", new OfpException(OfpStatus.NOT_FOUND, "no such resource"));

    assertThatThrownBy(() -> maintenance.drain("node-2", Optional.empty()))
        .hasMessage("node-2 is of a version that cannot drain")
        .extracting(failure -> ((OfpException) failure).status())
        .isEqualTo(OfpStatus.UNAVAILABLE);
  }

  @Test
  void theAnchorOfASessionHandsItOver() {
    assertThat(maintenance.handOff("own-session", "node-3").to()).isEqualTo("node-3");

    assertThat(messenger.askedFor(Handoff.class)).containsExactly("node-1");
    assertThat(messenger.sent(Handoff.class))
        .containsExactly(new Handoff("own-session", "node-3", SupplyCause.REQUESTED));
  }

  @Test
  void aSessionThatNobodyHasIsNotFound() {
    assertThatThrownBy(() -> maintenance.handOff("other-session", ""))
        .isInstanceOf(OfpException.class)
        .extracting(failure -> ((OfpException) failure).status())
        .isEqualTo(OfpStatus.NOT_FOUND);
  }
}
