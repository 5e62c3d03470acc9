package io.baton.web;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import io.baton.session.SessionRecord;
import io.baton.session.SessionRegistry;
import io.baton.session.SupplyChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sessions in memory. */
public final class FakeSessions implements SessionRegistry {
  public final List<SessionSnapshot> running = new ArrayList<>();

  public final List<SessionRecord> recorded = new ArrayList<>();

  /** Of every session. */
  public SupplyChanges changes = SupplyChanges.NONE;

  @Override
  public List<SessionSnapshot> list() {
    return List.copyOf(running);
  }

  @Override
  public Optional<SessionSnapshot> find(String id) {
    return running.stream().filter(session -> session.id().equals(id)).findFirst();
  }

  @Override
  public SupplyChanges supplyChanges(String id) {
    return changes;
  }

  @Override
  public void follow(StreamEvent event) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean end(String id) {
    return running.removeIf(session -> session.id().equals(id));
  }

  @Override
  public List<SessionRecord> recorded() {
    return List.copyOf(recorded);
  }
}
