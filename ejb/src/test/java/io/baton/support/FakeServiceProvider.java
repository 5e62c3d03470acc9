package io.baton.support;

import io.baton.connector.ofp.CatalogPage;
import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.Prepare;
import io.baton.connector.ofp.Prepared;
import io.baton.connector.ofp.QueryCatalog;
import io.baton.connector.ofp.Withdraw;
import io.baton.location.provider.ServiceProvider;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.cluster.LoadStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A provider that holds what the test puts there, and does nothing. */
public final class FakeServiceProvider implements ServiceProvider {
  private final Map<String, AssignmentRecord> held = new LinkedHashMap<>();
  private final List<String> ended = new ArrayList<>();

  public void hold(AssignmentRecord record) {
    held.put(record.assignment(), record);
  }

  /** Ids of what was told to be over. */
  public List<String> ended() {
    return ended;
  }

  @Override
  public void supervised(AssignmentRecord record) {
    held.computeIfPresent(
        record.assignment(), (id, known) -> record.supersedes(known) ? record : known);
  }

  @Override
  public void ended(String session) {
    held.remove(session);
    ended.add(session);
  }

  @Override
  public List<AssignmentRecord> held() {
    return List.copyOf(held.values());
  }

  @Override
  public Optional<AssignmentRecord> held(String assignment) {
    return Optional.ofNullable(held.get(assignment));
  }

  @Override
  public CompletionStage<Prepared> prepare(Prepare request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<Done> withdraw(Withdraw request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public LoadStatement load() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CatalogPage catalog(QueryCatalog request) {
    throw new UnsupportedOperationException();
  }
}
