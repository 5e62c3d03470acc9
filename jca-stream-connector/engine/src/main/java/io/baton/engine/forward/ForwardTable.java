package io.baton.engine.forward;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Sessions whose media other nodes send, by id. Thread-safe. */
public final class ForwardTable {
  private final ConcurrentMap<String, Forwarding> byId = new ConcurrentHashMap<>();

  void add(Forwarding forwarding) {
    byId.put(forwarding.id(), forwarding);
  }

  void remove(Forwarding forwarding) {
    byId.remove(forwarding.id(), forwarding);
  }

  public Optional<Forwarding> find(String sessionId) {
    return Optional.ofNullable(byId.get(sessionId));
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
