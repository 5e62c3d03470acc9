package io.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cluster.WriteBehind;
import io.baton.connector.StreamEvent;
import io.baton.location.supervision.StatedSupervisionTable;
import io.baton.location.supervision.SupervisionTable;
import io.baton.model.delivery.DeliveryMode;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.FakeMessenger;
import io.baton.support.FakeServiceProvider;
import io.baton.support.LoggedMessages;
import io.baton.support.MemoryAssignmentStore;
import io.baton.support.Samples;
import io.baton.support.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeLossesTest {
  /** Of what node-3 provides. */
  private static final String ANCHOR = "anchor-node-3";

  private static final List<String> NODES = List.of(ANCHOR, "node-1", "node-2", "node-3");

  private final ConcurrentHashMap<String, String> cache = new ConcurrentHashMap<>();
  private final WriteBehind<String> writer = new WriteBehind<>(cache, Thread::new, 1, 100);
  private final MemoryAssignmentStore assignments = new MemoryAssignmentStore();
  private final Map<String, FakeClusterDirectory> directories = new TreeMap<>();
  private final Map<String, NodeLosses> losses = new TreeMap<>();
  private final LoggedMessages log = new LoggedMessages("io.baton.audit");

  NodeLossesTest() {
    for (String self : NODES) {
      FakeClusterDirectory directory =
          new FakeClusterDirectory(
              self, NODES.stream().filter(name -> !name.equals(self)).toArray(String[]::new));
      SupervisionTable supervision =
          new StatedSupervisionTable(directory, new FakeMessenger(), new TestClock());
      directories.put(self, directory);
      losses.put(self, new NodeLosses(directory, supervision, sessions("node-1"), assignments));
    }
    look();
  }

  @AfterEach
  void close() {
    log.close();
    writer.close();
  }

  @Test
  void oneOfThoseThatAreLeftNamesTheNodeItsStreamsAndTheirViewers() {
    sessions("node-3").record(created("s1"));
    sessions("node-3").record(created("s2"));
    sessions("node-2").record(created("s4"));
    assignments.record(Samples.assignment("s2", "node-3"));
    assignments.record(Samples.assignment("s3", "node-3"));
    assignments.record(Samples.assignment("s4", "node-2"));
    assertThat(writer.flush(Duration.ofSeconds(10))).isTrue();

    lose("node-3");
    look();
    look();

    assertThat(log.lines())
        .containsExactly("WARN BATON002908: node-lost node=node-3 streams=3 viewers=1");
  }

  @Test
  void aManagerThatIsLostWithTheNodeItSupervisesIsReplacedInThisToo() {
    assignments.record(Samples.assignment("s2", "node-2"));
    assignments.record(Samples.assignment("s3", "node-3"));
    lose("node-2");
    lose("node-3");
    look();

    assertThat(log.lines())
        .containsExactlyInAnyOrder(
            "WARN BATON002908: node-lost node=node-2 streams=1 viewers=1",
            "WARN BATON002908: node-lost node=node-3 streams=1 viewers=1");
  }

  @Test
  void aNodeThatWasRestartedBeforeItWasMissedWasLost() {
    assignments.record(Samples.assignment("s2", "node-2"));
    directories
        .values()
        .forEach(directory -> directory.put(FakeClusterDirectory.node("node-2", 2)));
    losses.remove("node-2");
    look();

    assertThat(log.lines())
        .containsExactly("WARN BATON002908: node-lost node=node-2 streams=1 viewers=1");
  }

  @Test
  void aNodeThatStopsInOrderHasNoStreamsLeft() {
    lose("node-2");
    look();

    assertThat(log.lines())
        .containsExactly("INFO BATON002909: node-left node=node-2, no stream is concerned");
  }

  @Test
  void whoWasRedirectedDoesNotMissTheNodeThatDidIt() {
    assignments.record(Samples.assignment("s1", "node-3", DeliveryMode.REDIRECT));

    lose(ANCHOR);
    look();

    assertThat(log.lines())
        .containsExactly("INFO BATON002909: node-left node=anchor-node-3, no stream is concerned");
  }

  /** Its viewers are sent on what other nodes supply. */
  @Test
  void aSupplierIsMissedByNobody() {
    assignments.record(Samples.supply("s1", "node-3"));

    lose("node-3");
    look();

    assertThat(log.lines())
        .containsExactly("INFO BATON002909: node-left node=node-3, no stream is concerned");
  }

  private void lose(String node) {
    directories.remove(node);
    losses.remove(node);
    directories.values().forEach(directory -> directory.remove(node));
  }

  private void look() {
    losses.values().forEach(NodeLosses::look);
  }

  private SessionStore sessions(String node) {
    return new InfinispanSessionStore(cache, writer, new FakeServiceProvider(), node);
  }

  private static StreamEvent.OfSession created(String id) {
    return new StreamEvent.Created(Samples.START, Samples.session(id, Samples.START));
  }
}
