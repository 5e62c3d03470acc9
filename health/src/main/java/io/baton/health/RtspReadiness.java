package io.baton.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only when the RTSP port answers. */
@Readiness
@ApplicationScoped
public class RtspReadiness implements HealthCheck {
  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("rtsp")
        .status(NodeAttribute.read("Engine", "RtspAnswering", Boolean.class).orElse(false))
        .build();
  }
}
