package io.baton.engine.forward;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Sessions that other nodes stream, by id and by the sources of their packets. Thread-safe. */
public final class ForwardTable {
  private final ConcurrentMap<String, Forwarding> byId = new ConcurrentHashMap<>();
  private final ConcurrentMap<Integer, Forwarding> bySource = new ConcurrentHashMap<>();
  private final ConcurrentMap<InetSocketAddress, Forwarding> byReceiver = new ConcurrentHashMap<>();

  void add(Forwarding forwarding) {
    byId.put(forwarding.id(), forwarding);
  }

  void addSource(int ssrc, Forwarding forwarding) {
    bySource.put(ssrc, forwarding);
  }

  /** Registers where a session's receiver reports from; of two sessions the later one has it. */
  void addReceiver(InetSocketAddress receiver, Forwarding forwarding) {
    byReceiver.put(receiver, forwarding);
  }

  void remove(Forwarding forwarding) {
    byId.remove(forwarding.id(), forwarding);
    forwarding.sources().forEach(ssrc -> bySource.remove(ssrc, forwarding));
    forwarding.receivers().forEach(receiver -> byReceiver.remove(receiver, forwarding));
  }

  public Optional<Forwarding> find(String sessionId) {
    return Optional.ofNullable(byId.get(sessionId));
  }

  /** The session whose packets are relayed from a synchronisation source. */
  public Optional<Forwarding> findBySource(int ssrc) {
    return Optional.ofNullable(bySource.get(ssrc));
  }

  /** The session whose receiver reports from an address and port. */
  public Optional<Forwarding> findByReceiver(InetSocketAddress receiver) {
    return Optional.ofNullable(byReceiver.get(receiver));
  }

  /** Sessions at this moment, in no order. */
  public Collection<Forwarding> all() {
    return List.copyOf(byId.values());
  }

  /** How many sessions there are. */
  public int size() {
    return byId.size();
  }
}
