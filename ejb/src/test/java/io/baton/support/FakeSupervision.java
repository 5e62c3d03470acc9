package io.baton.support;

import io.baton.location.supervision.SupervisionTable;
import io.baton.model.cluster.Supervision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Supervision that only notes whose backup was activated. */
public final class FakeSupervision implements SupervisionTable {
  private final List<String> activated = new ArrayList<>();
  private final List<Runnable> listeners = new ArrayList<>();

  /** Managers whose backups were activated, in order. */
  public List<String> activated() {
    return activated;
  }

  @Override
  public void activateBackup(String failedManager) {
    activated.add(failedManager);
  }

  @Override
  public Optional<Supervision> of(String provider) {
    return Optional.empty();
  }

  @Override
  public List<Supervision> all() {
    return List.of();
  }

  @Override
  public Optional<String> backupOf(String manager) {
    return Optional.empty();
  }

  @Override
  public String supervisorOf(String provider, String recordedManager) {
    return recordedManager;
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Something was stated. */
  public void change() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public void apply(Supervision supervision) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Supervision transfer(String provider, String toManager) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void maintain() {
    throw new UnsupportedOperationException();
  }
}
