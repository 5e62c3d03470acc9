package io.baton.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ofp.Drain;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.ServiceState;
import io.baton.support.FakeDrain;
import io.baton.support.LoggedMessages;
import java.util.Optional;
import javax.management.AttributeChangeNotification;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuspendDrainTest {
  private static final Drain BEGIN = new Drain("n1", true, Optional.empty());
  private static final Drain CANCEL = new Drain("n1", false, Optional.empty());

  private final MBeanServer jmx = MBeanServerFactory.newMBeanServer();
  private final FakeDrain drain = new FakeDrain("n1");
  private final SuspendDrain suspension = new SuspendDrain(drain, jmx, "n1");
  private final State server = new State();
  private final LoggedMessages log = new LoggedMessages("io.baton.drain");

  /** What WildFly shows of its state. */
  public interface StateMBean {}

  /** Tells states as WildFly does. */
  public static final class State extends NotificationBroadcasterSupport implements StateMBean {
    private String state = "starting";

    void tell(String attribute, String next) {
      sendNotification(
          new AttributeChangeNotification(
              this, 1, 0, "changed", attribute, String.class.getName(), state, next));
      state = next;
    }
  }

  @BeforeEach
  void listen() throws Exception {
    jmx.registerMBean(server, new ObjectName(SuspendDrain.STATE_BEAN));
    suspension.listen();
  }

  @AfterEach
  void close() {
    log.close();
  }

  private void tell(String... states) {
    for (String state : states) {
      server.tell(SuspendDrain.RUNNING_STATE, state);
    }
  }

  private void is(ServiceState state) {
    drain.set(new DrainStatus("n1", state, 0, 0, 0, Optional.empty()));
  }

  @Test
  void aServerThatIsSuspendedDrainsUntilItIsResumed() {
    tell("suspending");
    assertThat(drain.asked()).containsExactly(BEGIN);

    is(ServiceState.DRAINED);
    tell("suspended");
    assertThat(drain.asked()).containsExactly(BEGIN);

    tell("normal");
    assertThat(drain.asked()).containsExactly(BEGIN, CANCEL);
  }

  @Test
  void aServerThatStartsOrStopsIsNotDrained() {
    tell("starting", "suspended", "normal", "stopping", "stopped");
    server.tell("RuntimeConfigurationState", "suspending");

    assertThat(drain.asked()).isEmpty();
  }

  @Test
  void whatWasDrainedBeforeStaysDrained() {
    is(ServiceState.DRAINED);
    tell("suspending", "suspended", "normal");

    assertThat(drain.asked()).isEmpty();
  }

  @Test
  void hearsNothingAfterItsEnd() {
    suspension.stop();
    suspension.stop();
    tell("suspending");

    assertThat(drain.asked()).isEmpty();
  }

  @Test
  void aServerThatDoesNotTellItsStateIsLogged() {
    new SuspendDrain(drain, MBeanServerFactory.newMBeanServer(), "n1").listen();

    assertThat(log.lines()).singleElement().asString().contains("BATON004807");
  }
}
