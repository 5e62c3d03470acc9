package io.baton.management.cluster;

import io.baton.model.cluster.Supervision;
import java.util.TreeSet;

/** Who supervises a provider as management tools show it. */
public final class SupervisionData {
  private final Supervision supervision;

  SupervisionData(Supervision supervision) {
    this.supervision = supervision;
  }

  /** Empty if no manager answers. */
  public String getResponsible() {
    return supervision.responsible().orElse("");
  }

  /** Empty if there is no other. */
  public String getBackup() {
    return supervision.backup().orElse("");
  }

  /** Names in the order of responsibility. */
  public String getManagers() {
    return String.join(",", supervision.managers());
  }

  /** Names of the managers that are suspected. */
  public String getAbsent() {
    return String.join(",", new TreeSet<>(supervision.absent()));
  }

  public long getEpoch() {
    return supervision.epoch();
  }
}
