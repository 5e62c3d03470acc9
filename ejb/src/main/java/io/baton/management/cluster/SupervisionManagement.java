package io.baton.management.cluster;

import io.baton.location.supervision.SupervisionTable;
import io.baton.management.JmxAudit;
import io.baton.model.cluster.Supervision;
import java.util.Map;
import java.util.TreeMap;

/** Shows who supervises whom. Who may manage the server may hand providers over. */
final class SupervisionManagement implements SupervisionMXBean {
  private final SupervisionTable table;

  SupervisionManagement(SupervisionTable table) {
    this.table = table;
  }

  @Override
  public Map<String, SupervisionData> getProviders() {
    Map<String, SupervisionData> providers = new TreeMap<>();
    for (Supervision supervision : table.all()) {
      providers.put(supervision.provider(), new SupervisionData(supervision));
    }
    return providers;
  }

  @Override
  public SupervisionData transfer(String provider, String manager) {
    Supervision moved = table.transfer(provider, manager);
    JmxAudit.moved(provider, manager);
    return new SupervisionData(moved);
  }
}
