package io.baton.web.health;

import io.baton.node.NodeMonitor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only when the media store has space to write to. */
@Readiness
@ApplicationScoped
public class MediaStoreReadiness implements HealthCheck {
  @Inject NodeMonitor node;

  @Override
  public HealthCheckResponse call() {
    long free = node.status().load().freeMediaBytes();
    return HealthCheckResponse.named("media-store")
        .status(free > 0)
        .withData("freeBytes", free)
        .build();
  }
}
