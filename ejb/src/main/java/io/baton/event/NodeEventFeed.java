package io.baton.event;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.connector.StreamEvent;
import io.baton.event.ServiceEvent.Membership;
import io.baton.event.ServiceEvent.OfStream;
import io.baton.node.NodeSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Sessions of this node by the connector's events, nodes of the cluster by the directory. */
@Singleton
@Startup
@DependsOn("ClusterServices")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NodeEventFeed implements EventFeed {
  @Inject private ClusterDirectory directory;
  private Clock clock = Clock.systemUTC();
  private String node;
  private EventJournal journal;

  /** Incarnations of the members that were seen last, by name. */
  private Map<String, Long> members = Map.of();

  /** For the container. */
  public NodeEventFeed() {}

  NodeEventFeed(ClusterDirectory directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  @PostConstruct
  void start() {
    start(NodeSettings.current().name());
  }

  void start(String self) {
    node = self;
    journal = new EventJournal(Long.toString(clock.millis(), Character.MAX_RADIX));
    directory.onChange(this::look);
    look();
  }

  private synchronized void look() {
    Map<String, Long> present =
        directory.nodes().stream()
            .collect(
                Collectors.toMap(
                    NodeAdvertisement::name,
                    NodeAdvertisement::incarnation,
                    (first, second) -> second,
                    TreeMap::new));
    members.forEach(
        (name, incarnation) -> {
          if (!incarnation.equals(present.get(name))) {
            journal.add(clock.instant(), name, Membership.LEFT);
          }
        });
    present.forEach(
        (name, incarnation) -> {
          if (!incarnation.equals(members.get(name))) {
            journal.add(clock.instant(), name, Membership.JOINED);
          }
        });
    members = present;
  }

  @Override
  public void publish(StreamEvent event) {
    if (!(event instanceof StreamEvent.Unclaimed)) {
      journal.add(event.at(), node, new OfStream(event));
    }
  }

  @Override
  public Runnable follow(String after, Consumer<ServiceEvent> follower) {
    return journal.follow(after, follower);
  }
}
