package io.baton.management.cluster;

import io.baton.overview.ManagerState;
import io.baton.overview.ManagerView;

/** A location manager as management tools show it. */
public final class ManagerData {
  private final ManagerView manager;

  ManagerData(ManagerView manager) {
    this.manager = manager;
  }

  public boolean isAnswering() {
    return manager.state().isPresent();
  }

  /** Requests a second; 0 if it does not answer. */
  public double getLoad() {
    return manager.state().map(ManagerState::load).orElse(0.0);
  }

  /** Requests in hand; 0 if it does not answer. */
  public int getPending() {
    return manager.state().map(ManagerState::pending).orElse(0);
  }

  /** When it said so; empty if it does not answer. */
  public String getMeasured() {
    return manager.state().map(state -> state.measured().toString()).orElse("");
  }

  /** Names of the providers that it is responsible for. */
  public String getResponsible() {
    return String.join(",", manager.responsible());
  }

  /** Names of the providers whose manager it would replace. */
  public String getStandby() {
    return String.join(",", manager.standby());
  }

  /** Name of the manager that stands in for it; empty if there is none. */
  public String getBackup() {
    return manager.backup().orElse("");
  }

  public int getAssignments() {
    return manager.assignments();
  }
}
