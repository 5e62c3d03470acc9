package io.baton.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only when the media store is open and has space left. */
@Readiness
@ApplicationScoped
public class MediaStoreReadiness implements HealthCheck {
  @Override
  public HealthCheckResponse call() {
    long free = NodeAttribute.read("Media", "FreeBytes", Long.class).orElse(0L);
    return HealthCheckResponse.named("media-store")
        .status(free > 0)
        .withData("freeBytes", free)
        .build();
  }
}
