package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testbed.LocalCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application can be replaced in a running server as often as one likes. */
@ExtendWith(SharedNode.class)
class RedeployIT {
  private static final int TIMES = 10;

  private final LocalCluster node;

  RedeployIT(LocalCluster node) {
    this.node = node;
  }

  @Test
  void tenRedeploymentsLeakNothing() throws IOException {
    ServerProcess server = new ServerProcess(node, 1);
    // The first ones load classes and start threads that then stay for good.
    server.redeploy(2);
    ServerProcess.Holdings before = server.holdings();

    server.redeploy(TIMES);

    // What was given up may need a while to end; what leaks stays.
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(() -> assertNoMore(server.holdings(), before));
  }

  /** A leak by each redeployment would show as ten; pools of the server breathe a little. */
  private static void assertNoMore(ServerProcess.Holdings after, ServerProcess.Holdings before) {
    assertThat(after.threads()).as("threads").isLessThan(before.threads() + TIMES / 2);
    assertThat(after.descriptors()).as("descriptors").isLessThan(before.descriptors() + TIMES / 2);
    assertThat(after.adapters()).as("adapters").isLessThanOrEqualTo(before.adapters());
  }

  @Test
  void anUndeployedApplicationHoldsNoPort() throws IOException {
    ServerProcess server = new ServerProcess(node, 1);
    Set<Integer> deployed = server.boundPorts();

    server.undeploy();
    Set<Integer> undeployed = server.boundPorts();
    server.deploy();

    assertThat(deployed).contains(node.port(8554, 1), node.port(6970, 1), node.port(6971, 1));
    assertThat(undeployed)
        .doesNotContain(node.port(8554, 1), node.port(6970, 1), node.port(6971, 1));
    assertThat(server.boundPorts()).isEqualTo(deployed);
  }
}
