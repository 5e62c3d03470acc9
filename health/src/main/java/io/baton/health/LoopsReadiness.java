package io.baton.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while every event loop answers: a silent one sends nothing to its viewers. */
@Readiness
@ApplicationScoped
public class LoopsReadiness implements HealthCheck {
  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("loops")
        .status(
            NodeAttribute.read("Engine", "StalledLoops", Integer.class)
                .map(stalled -> stalled == 0)
                .orElse(false))
        .build();
  }
}
