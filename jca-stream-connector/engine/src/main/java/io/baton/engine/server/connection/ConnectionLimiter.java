package io.baton.engine.server.connection;

import io.baton.connector.ClientNetwork;
import io.baton.connector.audit.PeriodicReport;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Keeps the number of connections within its limits: in all, from one client, and of strangers,
 * which have not authenticated. Where there are too many, a stranger that asks nothing gives way to
 * a newcomer, the oldest first. Thread-safe.
 */
public final class ConnectionLimiter {
  /** Without a request for so long, a stranger gives way. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * So long after it came, a stranger gives way though it asks: a client with a password uses it.
   */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final String server;
  private final ConnectionLimits limits;
  private final ServerCounters counters;
  private final LongSupplier clock;
  private final PeriodicReport refusals;

  // All guarded by this.
  private final Map<InetAddress, Integer> perClient = new HashMap<>();
  private final Map<InetAddress, Integer> strangersPerClient = new HashMap<>();
  private final Set<Place> strangers = new LinkedHashSet<>();
  private int total;

  /**
   * Starts with no connection.
   *
   * @param server whose connections they are, for the log
   * @param clock nanoseconds since any moment
   */
  public ConnectionLimiter(
      String server, ConnectionLimits limits, ServerCounters counters, LongSupplier clock) {
    this.server = server;
    this.limits = limits;
    this.counters = counters;
    this.clock = clock;
    this.refusals = new PeriodicReport(clock);
  }

  /** A connection's place among all, from its beginning to its end. */
  public final class Place {
    private final Channel connection;
    private final InetAddress client;
    private final long since = clock.getAsLong();
    private volatile long askedAt = since;

    // Guarded by the limiter.
    private boolean stranger = true;
    private boolean counted = true;
    private boolean node;

    Place(Channel connection, InetAddress client) {
      this.connection = connection;
      this.client = client;
    }

    /** The client has asked something. */
    void asked() {
      askedAt = clock.getAsLong();
    }

    /** Nanoseconds since the client asked something, or came. */
    long quiet() {
      return clock.getAsLong() - askedAt;
    }

    /** A user has proved to be himself, or a session was set up. Idempotent. */
    public void isKnown() {
      becomeKnown(this);
    }

    /** A node of the cluster acts for a client of its own. Idempotent. */
    void isNode() {
      becomeNode(this);
    }

    private boolean givesWay() {
      return quiet() >= IDLE_NANOS || clock.getAsLong() - since >= PATIENCE_NANOS;
    }
  }

  /**
   * Finds a place for a connection, until it is closed.
   *
   * @return empty if there is none, which has been counted and reported
   */
  public Optional<Place> admit(Channel connection, InetAddress address) {
    counters.connections().increment();
    InetAddress client = ClientNetwork.of(address);
    Optional<String> refusal = Optional.empty();
    Optional<Place> place = Optional.empty();
    synchronized (this) {
      refusal = makeRoom(client);
      if (refusal.isEmpty()) {
        place = Optional.of(take(connection, client));
      }
    }
    place.ifPresent(
        taken -> {
          counters.open().increment();
          connection.closeFuture().addListener(closed -> release(taken));
        });
    refusal.ifPresent(reason -> report(reason, address));
    return place;
  }

  private void report(String reason, InetAddress client) {
    counters.refusedConnections().increment();
    refusals.occurred(
        others -> ServerLog.LOG.connectionRefused(server, client.getHostAddress(), reason, others));
  }

  private Place take(Channel connection, InetAddress client) {
    Place place = new Place(connection, client);
    total++;
    perClient.merge(client, 1, Integer::sum);
    strangersPerClient.merge(client, 1, Integer::sum);
    strangers.add(place);
    return place;
  }

  /** Why there is no room for another connection of a client, after others gave way. */
  private Optional<String> makeRoom(InetAddress client) {
    Optional<String> refusal = own(client);
    if (refusal.isPresent() && displace(place -> place.client.equals(client))) {
      refusal = Optional.empty();
    }
    if (refusal.isEmpty()) {
      refusal = common();
      if (refusal.isPresent() && displace(place -> true)) {
        refusal = Optional.empty();
      }
    }
    return refusal;
  }

  private Optional<String> own(InetAddress client) {
    if (!room(perClient, client, limits.perClient())) {
      return Optional.of("its address has %d connections".formatted(limits.perClient()));
    }
    return room(strangersPerClient, client, limits.strangersPerClient())
        ? Optional.empty()
        : Optional.of(
            "%d connections of its address have not authenticated"
                .formatted(limits.strangersPerClient()));
  }

  private Optional<String> common() {
    if (total >= limits.total()) {
      return Optional.of("%d connections are open".formatted(limits.total()));
    }
    return strangers.size() < limits.strangers()
        ? Optional.empty()
        : Optional.of("%d connections have not authenticated".formatted(limits.strangers()));
  }

  private static boolean room(Map<InetAddress, Integer> counts, InetAddress client, int limit) {
    return counts.getOrDefault(client, 0) < limit;
  }

  private boolean displace(Predicate<Place> candidate) {
    Optional<Place> oldest =
        strangers.stream().filter(candidate).filter(Place::givesWay).findFirst();
    oldest.ifPresent(
        place -> {
          counters.displacedConnections().increment();
          forget(place);
          place.connection.close();
        });
    return oldest.isPresent();
  }

  private synchronized void becomeKnown(Place place) {
    if (place.stranger && place.counted) {
      place.stranger = false;
      strangers.remove(place);
      less(strangersPerClient, place.client);
    }
  }

  private synchronized void becomeNode(Place place) {
    becomeKnown(place);
    if (!place.node && place.counted) {
      place.node = true;
      less(perClient, place.client);
    }
  }

  private void release(Place place) {
    counters.open().decrement();
    synchronized (this) {
      forget(place);
    }
  }

  private void forget(Place place) {
    if (place.counted) {
      becomeNode(place);
      place.counted = false;
      total--;
    }
  }

  private static void less(Map<InetAddress, Integer> counts, InetAddress client) {
    counts.computeIfPresent(client, (same, count) -> count == 1 ? null : count - 1);
  }

  /** Connections that have not authenticated. */
  synchronized int strangers() {
    return strangers.size();
  }
}
