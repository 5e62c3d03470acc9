package io.baton.management.cluster;

import io.baton.management.Description;
import io.baton.model.document.cluster.SupervisionDocument;
import java.util.Map;

/** Supervision, for management tools. */
@Description("Which location managers supervise which providers, as this node knows it")
public interface SupervisionMXBean {
  @Description("Providers by name, and who supervises them.")
  Map<String, SupervisionDocument> getProviders();

  @Description("Hands a provider over to another manager; returns what holds from now on.")
  SupervisionDocument transfer(
      @Description("name of the provider") String provider,
      @Description("name of the manager that is to be responsible") String manager);
}
