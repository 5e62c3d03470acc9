package io.baton.cluster;

import io.baton.connector.RtspEndpoint;
import io.baton.connector.StreamConnection;
import io.baton.model.cluster.ServiceState;
import io.baton.node.LocalEngine;
import io.baton.node.NodeSettings;
import io.baton.node.SettingReader;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * The nodes as the group's membership and a replicated cache tell them. The cache is written and
 * read on a thread of its own, for it may wait for a member that hangs; look-ups never do.
 */
final class InfinispanClusterDirectory implements ClusterDirectory, AutoCloseable {
  /** One thread, so that what is repeated and what is done at once do not meet. */
  private static final int THREADS = 1;

  private static final Duration PERIOD = Duration.ofMillis(250);
  private static final Duration NAMED_PERIOD = Duration.ofSeconds(5);
  private static final String HTTP_PORT_PROPERTY = "jboss.http.port";
  private static final String PORT_OFFSET_PROPERTY = "jboss.socket.binding.port-offset";
  private static final int HTTP_PORT = 8080;
  private static final int GREATEST_PORT = 65_535;

  private final LocalEngine engine;

  private NodeBook book;
  private Advertiser advertiser;
  private PeriodicTasks tasks;

  InfinispanClusterDirectory(LocalEngine engine) {
    this.engine = engine;
  }

  /** Makes this node known in its group and follows the others, until it is closed. */
  void start(Group group, ThreadFactory threads) {
    NodeAdvertisement self = advertisement(System.getProperties(), Clock.systemUTC());
    ClusterLog.LOG.self(
        self.name(),
        self.host(),
        self.rtspPort(),
        self.ofpPort(),
        self.httpPort(),
        String.join(",", new TreeSet<>(self.roles())));
    NodeBook own = new NodeBook(self);
    tasks = new PeriodicTasks(THREADS, threads);
    tasks.repeat(follow(own, new Advertiser(group, own), tasks), PERIOD);
    NamedNodes named =
        new NamedNodes(
            System.getProperties(),
            name -> own.find(name).isPresent(),
            ClusterLog.LOG::neverCame,
            Clock.systemUTC());
    tasks.repeat(
        new RepeatedTask("Looking for the nodes that settings name", named::check), NAMED_PERIOD);
  }

  /**
   * Follows the group.
   *
   * @param background may wait
   * @return to be repeated several times a second
   */
  RepeatedTask follow(NodeBook ownBook, Advertiser itsAdvertiser, Executor background) {
    book = ownBook;
    advertiser = itsAdvertiser;
    RepeatedTask task = new RepeatedTask("Reading what the nodes tell", advertiser::exchange);
    advertiser.start(() -> background.execute(task));
    task.run();
    return new RepeatedTask("Looking at what the nodes tell", advertiser::look);
  }

  /** What this node tells of itself. */
  NodeAdvertisement advertisement(Properties properties, Clock clock) {
    NodeSettings settings = NodeSettings.read(properties);
    SettingReader reader = new SettingReader(properties);
    try (StreamConnection connection = engine.connect()) {
      RtspEndpoint endpoint = connection.endpoint();
      return new NodeAdvertisement(
          settings.name(),
          clock.millis(),
          settings.roles(),
          AdvertisedAddress.of(settings.address(), endpoint.host()),
          endpoint.port(),
          connection.ofp().port(),
          reader.number(HTTP_PORT_PROPERTY, HTTP_PORT, 0, GREATEST_PORT)
              + reader.number(PORT_OFFSET_PROPERTY, 0, 0, GREATEST_PORT),
          settings.location(),
          settings.priority(),
          settings.supervises(),
          connection.piecesPort(),
          ServiceState.RUNNING);
    }
  }

  @Override
  public void close() {
    tasks.close();
    advertiser.stop();
  }

  @Override
  public NodeAdvertisement self() {
    return book.self();
  }

  /** A change of the book is reason enough to tell the others. */
  @Override
  public void announce(ServiceState state) {
    book.tell(book.self().in(state));
  }

  @Override
  public List<NodeAdvertisement> nodes() {
    return book.nodes();
  }

  @Override
  public Optional<NodeAdvertisement> find(String name) {
    return book.find(name);
  }

  @Override
  public boolean hasAddress(InetAddress address) {
    return advertiser.addresses().contains(address);
  }

  @Override
  public void onChange(Runnable listener) {
    book.onChange(listener);
  }
}
