package io.baton.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.ObjectName;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthChecksTest {
  /** As the service registers it. */
  public interface EngineMXBean {
    boolean isRtspAnswering();
  }

  /** Part of what the service registers as Engine. */
  public interface LoopsMXBean {
    int getStalledLoops();
  }

  /** As the service registers it. */
  public interface ClusterMXBean {
    boolean isAcquainted();
  }

  /** As the service registers it. */
  public interface MediaMXBean {
    long getFreeBytes();
  }

  /** As the service registers it. */
  public interface DatabaseMXBean {
    boolean isUp();
  }

  private static void register(String type, Object bean) throws Exception {
    ManagementFactory.getPlatformMBeanServer().registerMBean(bean, name(type));
  }

  private static ObjectName name(String type) throws Exception {
    return new ObjectName("io.baton:type=" + type);
  }

  private static void assertStatus(HealthCheck check, Status status) {
    assertThat(check.call().getStatus()).isEqualTo(status);
  }

  @AfterEach
  void unregister() throws Exception {
    for (String type : new String[] {"Cluster", "Database", "Engine", "Media"}) {
      if (ManagementFactory.getPlatformMBeanServer().isRegistered(name(type))) {
        ManagementFactory.getPlatformMBeanServer().unregisterMBean(name(type));
      }
    }
  }

  @Test
  void notReadyBeforeTheServiceHasStarted() {
    assertStatus(new RtspReadiness(), Status.DOWN);
    assertStatus(new LoopsReadiness(), Status.DOWN);
    assertStatus(new MediaStoreReadiness(), Status.DOWN);
    assertStatus(new CatalogsReadiness(), Status.DOWN);
  }

  @Test
  void namesTheDatabaseWithoutCallingTheNodeUnready() throws Exception {
    boolean[] up = {true};
    assertStatus(new DatabaseStartup(), Status.DOWN);
    register("Database", (DatabaseMXBean) () -> up[0]);
    assertStatus(new DatabaseStartup(), Status.UP);
    up[0] = false;
    assertStatus(new DatabaseStartup(), Status.DOWN);
    assertThat(DatabaseStartup.class.isAnnotationPresent(Readiness.class)).isFalse();
  }

  @Test
  void readyWhenRtspAnswers() throws Exception {
    boolean[] answers = {true};
    register("Engine", (EngineMXBean) () -> answers[0]);
    assertStatus(new RtspReadiness(), Status.UP);

    answers[0] = false;

    assertStatus(new RtspReadiness(), Status.DOWN);
  }

  @Test
  void readyWhenEveryEventLoopAnswers() throws Exception {
    int[] stalled = {0};
    register("Engine", (LoopsMXBean) () -> stalled[0]);
    assertStatus(new LoopsReadiness(), Status.UP);

    stalled[0] = 1;

    assertStatus(new LoopsReadiness(), Status.DOWN);
  }

  @Test
  void readyWhenTheNodeKnowsWhatOthersHold() throws Exception {
    boolean[] knows = {false};
    register("Cluster", (ClusterMXBean) () -> knows[0]);
    assertStatus(new CatalogsReadiness(), Status.DOWN);

    knows[0] = true;

    assertStatus(new CatalogsReadiness(), Status.UP);
  }

  @Test
  void readyWhenTheMediaStoreHasSpace() throws Exception {
    long[] free = {1};
    register("Media", (MediaMXBean) () -> free[0]);
    assertStatus(new MediaStoreReadiness(), Status.UP);

    free[0] = 0;

    assertStatus(new MediaStoreReadiness(), Status.DOWN);
  }

  @Test
  void notReadyWhenTheServiceFailsToTell() throws Exception {
    register(
        "Engine",
        (EngineMXBean)
            () -> {
              throw new IllegalStateException("no engine");
            });

    assertStatus(new RtspReadiness(), Status.DOWN);
  }

  @Test
  void aliveWithoutDeadlock() {
    assertStatus(new DeadlockLiveness(), Status.UP);
  }
}
