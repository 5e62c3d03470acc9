package io.baton.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/**
 * Whether the database answers. Not a readiness check: a node without its database streams,
 * locates, assigns and takes uploads, and is to be sent clients. {@code /health} names it all the
 * same.
 */
@Startup
@ApplicationScoped
public class DatabaseStartup implements HealthCheck {
  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database")
        .status(NodeAttribute.read("Database", "Up", Boolean.class).orElse(false))
        .build();
  }
}
