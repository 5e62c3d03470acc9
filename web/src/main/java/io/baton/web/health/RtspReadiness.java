package io.baton.web.health;

import io.baton.node.NodeMonitor;
import io.baton.node.NodeStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only when the RTSP port answers. */
@Readiness
@ApplicationScoped
public class RtspReadiness implements HealthCheck {
  @Inject NodeMonitor node;

  @Override
  public HealthCheckResponse call() {
    NodeStatus status = node.status();
    return HealthCheckResponse.named("rtsp")
        .status(status.rtspAnswers())
        .withData("port", status.endpoint().port())
        .build();
  }
}
