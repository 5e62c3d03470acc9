package io.baton.event;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.connector.StreamEvent;
import io.baton.event.ServiceEvent.Membership;
import io.baton.event.ServiceEvent.OfDrain;
import io.baton.event.ServiceEvent.OfState;
import io.baton.event.ServiceEvent.OfStream;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.ServiceState;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
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

  /** The members that were seen last, by name. */
  private Map<String, NodeAdvertisement> members = Map.of();

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
    Map<String, NodeAdvertisement> present =
        directory.nodes().stream()
            .collect(
                Collectors.toMap(
                    NodeAdvertisement::name,
                    Function.identity(),
                    (first, second) -> second,
                    TreeMap::new));
    members.forEach(
        (name, member) -> {
          if (!isSame(member, present.get(name))) {
            journal.add(clock.instant(), name, Membership.LEFT);
          }
        });
    present.forEach((name, member) -> compare(member, members.get(name)));
    members = present;
  }

  /** What this node does itself is published with more than its state. */
  private void compare(NodeAdvertisement member, NodeAdvertisement before) {
    ServiceState former = ServiceState.RUNNING;
    if (isSame(member, before)) {
      former = before.state();
    } else {
      journal.add(clock.instant(), member.name(), Membership.JOINED);
    }
    if (member.state() != former && !member.name().equals(node)) {
      journal.add(clock.instant(), member.name(), new OfState(member.state()));
    }
  }

  private static boolean isSame(NodeAdvertisement member, NodeAdvertisement other) {
    return other != null && other.incarnation() == member.incarnation();
  }

  @Override
  public void publish(StreamEvent event) {
    if (!(event instanceof StreamEvent.Unclaimed || event instanceof StreamEvent.Reassigned)) {
      journal.add(event.at(), node, new OfStream(event));
    }
  }

  @Override
  public void publish(DrainStatus drain) {
    if (drain.node().equals(node)) {
      add(drain);
    } else {
      publishOther(drain);
    }
  }

  /** An answer may come when it is known already that the drain is over. */
  private synchronized void publishOther(DrainStatus drain) {
    Optional.ofNullable(members.get(drain.node()))
        .filter(member -> member.state() == drain.state())
        .ifPresent(member -> add(drain));
  }

  private void add(DrainStatus drain) {
    journal.add(clock.instant(), drain.node(), new OfDrain(drain));
  }

  @Override
  public Runnable follow(String after, Consumer<ServiceEvent> follower) {
    return journal.follow(after, follower);
  }
}
