package io.baton.web.security;

import io.baton.connector.ClientNetwork;
import io.baton.connector.audit.PeriodicReport;
import io.undertow.server.ServerConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.xnio.IoUtils;

/**
 * HTTP connections by client ({@link ClientNetwork}), each from its first request until it is
 * closed. Thread-safe.
 */
final class ConnectionShares {
  /**
   * A TCP connection: HTTP/2 has an object of the server for each of its streams.
   *
   * @param peer address and port of the client
   * @param local those that it connected to
   */
  private record Place(InetSocketAddress peer, InetSocketAddress local) {
    static Place of(ServerConnection connection) {
      return new Place(
          connection.getPeerAddress(InetSocketAddress.class),
          connection.getLocalAddress(InetSocketAddress.class));
    }

    InetAddress client() {
      return ClientNetwork.of(peer.getAddress());
    }
  }

  /** A connection, and what it is doing. */
  static final class Open {
    private final Place place;
    private final ServerConnection connection;
    private final boolean closable;
    private int requests;
    private long idleSince;

    private Open(Place place, ServerConnection connection, boolean closable) {
      this.place = place;
      this.connection = connection;
      this.closable = closable;
    }

    private boolean mayGiveWay() {
      return closable && requests == 0;
    }

    private long idleSince() {
      return idleSince;
    }

    /** In the thread in which its requests begin. */
    private void close() {
      connection.getIoThread().execute(() -> IoUtils.safeClose(connection));
    }
  }

  private enum Admission {
    WITHIN_SHARE,
    INSTEAD_OF_ANOTHER,
    REFUSED
  }

  private final int most;
  private final LongSupplier clock;
  private final PeriodicReport report;
  private final Map<InetAddress, Map<Place, Open>> clients = new HashMap<>();
  private int open;
  private long displaced;
  private long refused;

  /**
   * Of no connection.
   *
   * @param most connections of one client
   * @param clock nanoseconds since any moment
   */
  ConnectionShares(int most, LongSupplier clock) {
    this.most = most;
    this.clock = clock;
    this.report = new PeriodicReport(clock);
  }

  /**
   * A request begins, until {@link #leave}.
   *
   * @param closable whether closing the server's object closes the connection
   * @return its connection; empty if the client has its share of others, and all are in use
   */
  Optional<Open> enter(ServerConnection connection, boolean closable) {
    Place place = Place.of(connection);
    Optional<Open> present = again(place);
    if (present.isPresent()) {
      return present;
    }
    Open entered = new Open(place, connection, closable);
    Admission admission = admit(entered);
    if (admission != Admission.WITHIN_SHARE) {
      report.occurred(count -> report(entered, count));
    }
    if (admission == Admission.REFUSED) {
      return Optional.empty();
    }
    awaitClose(entered);
    return Optional.of(entered);
  }

  private synchronized Optional<Open> again(Place place) {
    Open present = clients.getOrDefault(place.client(), Map.of()).get(place);
    if (present != null) {
      present.requests++;
    }
    return Optional.ofNullable(present);
  }

  private synchronized Admission admit(Open entered) {
    Admission admission = Admission.WITHIN_SHARE;
    Map<Place, Open> others = clients.getOrDefault(entered.place.client(), Map.of());
    if (others.size() >= most) {
      Optional<Open> idle =
          others.values().stream()
              .filter(Open::mayGiveWay)
              .min(Comparator.comparingLong(Open::idleSince));
      if (idle.isEmpty()) {
        refused++;
        return Admission.REFUSED;
      }
      displaced++;
      admission = Admission.INSTEAD_OF_ANOTHER;
      remove(idle.get());
      idle.get().close();
    }
    clients
        .computeIfAbsent(entered.place.client(), client -> new HashMap<>())
        .put(entered.place, entered);
    open++;
    entered.requests++;
    return admission;
  }

  private void report(Open entered, long others) {
    ConnectionLog.LOG.shareUsedUp(entered.place.client().getHostAddress(), most, others);
  }

  /** It may have been closed before anyone listened. */
  private void awaitClose(Open entered) {
    entered.connection.addCloseListener(closed -> remove(entered));
    if (!entered.connection.isOpen()) {
      remove(entered);
    }
  }

  private synchronized void remove(Open gone) {
    InetAddress client = gone.place.client();
    Map<Place, Open> left = clients.getOrDefault(client, Map.of());
    if (left.remove(gone.place, gone)) {
      open--;
      if (left.isEmpty()) {
        clients.remove(client);
      }
    }
  }

  /** A request has ended. */
  synchronized void leave(Open left) {
    left.requests--;
    left.idleSince = clock.getAsLong();
  }

  /** Connections that have sent a request. */
  synchronized int open() {
    return open;
  }

  /** Idle connections that were closed to make room. */
  synchronized long displaced() {
    return displaced;
  }

  /** Connections that were answered 503. */
  synchronized long refused() {
    return refused;
  }
}
