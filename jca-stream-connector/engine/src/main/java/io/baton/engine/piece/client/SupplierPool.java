package io.baton.engine.piece.client;

import io.baton.engine.piece.FetchFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * The connections to one supplier, and what waits for one: what is due first goes first. Confined
 * to the event loop of its connections.
 */
final class SupplierPool implements PieceConnection.Owner {
  /** Connections at once. */
  static final int MAX_CONNECTIONS = 4;

  /** Exchanges that may wait. */
  static final int MAX_WAITING = 4_096;

  /** How connections are made. */
  interface Connector {
    /** Begins to connect; if that fails, the owner is notified, later. */
    PieceConnection connect(PieceConnection.Owner owner);
  }

  private final Connector connector;
  private final Runnable onEmpty;
  private final Queue<Exchange> waiting =
      new PriorityQueue<>((a, b) -> Long.signum(a.dueAt() - b.dueAt()));
  private final Set<PieceConnection> connecting = new HashSet<>();
  private final Set<PieceConnection> ready = new HashSet<>();
  private final Deque<PieceConnection> idle = new ArrayDeque<>();

  /**
   * A pool without connections.
   *
   * @param onEmpty told when there are none any more, and nothing waits
   */
  SupplierPool(Connector connector, Runnable onEmpty) {
    this.connector = connector;
    this.onEmpty = onEmpty;
  }

  /** Takes an exchange; false if too many wait. */
  boolean submit(Exchange exchange) {
    if (waiting.size() == MAX_WAITING) {
      return false;
    }
    waiting.add(exchange);
    exchange.onCancel(() -> waiting.remove(exchange));
    dispatch();
    return true;
  }

  private void dispatch() {
    while (!waiting.isEmpty() && !idle.isEmpty()) {
      idle.pop().begin(waiting.remove());
    }
    while (waiting.size() > connecting.size()
        && connecting.size() + ready.size() < MAX_CONNECTIONS) {
      connecting.add(connector.connect(this));
    }
  }

  @Override
  public void onReady(PieceConnection connection) {
    connecting.remove(connection);
    ready.add(connection);
    idle.push(connection);
    dispatch();
  }

  /** What waits for a supplier that cannot be connected to fails; so does none that can be. */
  @Override
  public void onClosed(PieceConnection connection, FetchFailure why) {
    boolean wasReady = ready.remove(connection);
    connecting.remove(connection);
    idle.remove(connection);
    if (wasReady) {
      dispatch();
    } else if (ready.isEmpty() && connecting.isEmpty()) {
      failWaiting(why);
    }
    if (ready.isEmpty() && connecting.isEmpty() && waiting.isEmpty()) {
      onEmpty.run();
    }
  }

  private void failWaiting(FetchFailure why) {
    List<Exchange> failed = new ArrayList<>(waiting);
    waiting.clear();
    failed.forEach(exchange -> exchange.fail(why));
  }

  /** Ends all connections, and all exchanges. */
  void close() {
    failWaiting(FetchFailure.BROKEN);
    List.copyOf(ready).forEach(PieceConnection::close);
    List.copyOf(connecting).forEach(PieceConnection::close);
  }
}
