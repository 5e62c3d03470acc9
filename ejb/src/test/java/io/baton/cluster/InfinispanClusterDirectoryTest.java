package io.baton.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.RtspEndpoint;
import io.baton.model.cluster.ServiceState;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.FakeEngine;
import io.baton.support.OfpNetwork;
import io.baton.support.TestClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class InfinispanClusterDirectoryTest {
  private final TestClock clock = new TestClock();
  private final FakeEngine engine = new FakeEngine();
  private final FakeGroup group = new FakeGroup();

  @Test
  void tellsOfItselfWhatIsConfiguredAndBound() {
    engine.connect(new OfpNetwork(clock).join("node-1"));
    engine.listenAt(new RtspEndpoint("192.0.2.9", 8754, 0, 7170));
    Properties properties = new Properties();
    properties.setProperty("jboss.node.name", "node-3");
    properties.setProperty("baton.roles", "slm");
    properties.setProperty("jboss.socket.binding.port-offset", "200");
    properties.setProperty("baton.slm.providers", "node-4");

    NodeAdvertisement self =
        new InfinispanClusterDirectory(engine.local()).advertisement(properties, clock);

    assertThat(self.name()).isEqualTo("node-3");
    assertThat(self.incarnation()).isEqualTo(clock.millis());
    assertThat(self.roles()).containsExactly("slm");
    assertThat(self.host()).isEqualTo("192.0.2.9");
    assertThat(self.rtspPort()).isEqualTo(8754);
    assertThat(self.httpPort()).isEqualTo(8280);
    assertThat(self.peer().port()).isEqualTo(5683);
    assertThat(self.supervises()).containsExactly("node-4");
    assertThat(engine.open()).isZero();
  }

  @Test
  void theOthersLearnThatANodeDrains() {
    InfinispanClusterDirectory directory = new InfinispanClusterDirectory(engine.local());
    NodeBook book = new NodeBook(FakeClusterDirectory.node("node-1", 1));
    directory.follow(book, new Advertiser(group.join("id-1"), book), Runnable::run);
    NodeBook other = new NodeBook(FakeClusterDirectory.node("node-2", 1));
    Advertiser advertiser = new Advertiser(group.join("id-2"), other);
    advertiser.start(advertiser::exchange);
    advertiser.exchange();
    List<ServiceState> seen = new ArrayList<>();
    other.onChange(() -> seen.add(other.find("node-1").orElseThrow().state()));

    directory.announce(ServiceState.DRAINING);
    assertThat(directory.self().isDraining()).isTrue();
    assertThat(directory.find("node-1")).contains(directory.self());
    advertiser.exchange();
    directory.announce(ServiceState.RUNNING);
    advertiser.exchange();

    assertThat(seen).containsExactly(ServiceState.DRAINING, ServiceState.RUNNING);
  }

  @Test
  void answersFromWhatTheGroupTells() throws UnknownHostException {
    InfinispanClusterDirectory directory = new InfinispanClusterDirectory(engine.local());
    List<String> changes = new ArrayList<>();
    NodeBook book = new NodeBook(FakeClusterDirectory.node("node-1", 1));
    RepeatedTask task =
        directory.follow(book, new Advertiser(group.join("id-1"), book), Runnable::run);
    directory.onChange(() -> changes.add("changed"));
    NodeBook other = new NodeBook(FakeClusterDirectory.node("node-2", 1));
    Advertiser advertiser = new Advertiser(group.join("id-2"), other);
    advertiser.start(advertiser::exchange);
    advertiser.exchange();
    task.run();

    assertThat(directory.self().name()).isEqualTo("node-1");
    assertThat(directory.nodes()).extracting(NodeAdvertisement::name).contains("node-2");
    assertThat(directory.find("node-2")).contains(other.self());
    assertThat(directory.hasAddress(InetAddress.getByName("192.0.2.1"))).isTrue();
    assertThat(directory.hasAddress(InetAddress.getByName("192.0.2.2"))).isFalse();
    assertThat(changes).isNotEmpty();
  }
}
