package io.baton.management.cluster;

import io.baton.document.ClusterDocuments;
import io.baton.location.supervision.SupervisionTable;
import io.baton.management.JmxAudit;
import io.baton.model.cluster.Supervision;
import io.baton.model.document.cluster.SupervisionDocument;
import java.util.Map;
import java.util.TreeMap;

/** Shows who supervises whom. Who may manage the server may hand providers over. */
final class SupervisionManagement implements SupervisionMXBean {
  private final SupervisionTable table;

  SupervisionManagement(SupervisionTable table) {
    this.table = table;
  }

  @Override
  public Map<String, SupervisionDocument> getProviders() {
    Map<String, SupervisionDocument> providers = new TreeMap<>();
    for (Supervision supervision : table.all()) {
      providers.put(supervision.provider(), document(supervision));
    }
    return providers;
  }

  @Override
  public SupervisionDocument transfer(String provider, String manager) {
    Supervision moved = table.transfer(provider, manager);
    JmxAudit.moved(provider, manager);
    return document(moved);
  }

  private static SupervisionDocument document(Supervision supervision) {
    return ClusterDocuments.supervision(supervision, Map.of());
  }
}
