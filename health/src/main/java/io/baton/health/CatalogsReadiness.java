package io.baton.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready only when the node has learnt after its start what the others hold: before, it would turn
 * clients away from what exists.
 */
@Readiness
@ApplicationScoped
public class CatalogsReadiness implements HealthCheck {
  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("catalogs")
        .status(NodeAttribute.read("Cluster", "Acquainted", Boolean.class).orElse(false))
        .build();
  }
}
