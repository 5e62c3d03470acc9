package io.baton.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive unless threads wait for each other for ever, which only a restart cures. */
@Liveness
@ApplicationScoped
public class DeadlockLiveness implements HealthCheck {
  @Override
  public HealthCheckResponse call() {
    long[] deadlocked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    int threads = deadlocked == null ? 0 : deadlocked.length;
    return HealthCheckResponse.named("threads")
        .status(threads == 0)
        .withData("deadlocked", threads)
        .build();
  }
}
