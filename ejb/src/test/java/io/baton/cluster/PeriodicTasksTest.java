package io.baton.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PeriodicTasksTest {
  @Test
  void runsTasksAgainAndAgainThoughTheyFail() throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(3);
    try (PeriodicTasks tasks = new PeriodicTasks(1, Thread::new)) {
      tasks.repeat(
          new RepeatedTask(
              "Testing",
              () -> {
                runs.countDown();
                throw new IllegalStateException("as ever");
              }),
          Duration.ofMillis(1));

      assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void doesNothingAfterItsEnd() {
    PeriodicTasks tasks = new PeriodicTasks(1, Thread::new);
    tasks.close();
    CountDownLatch runs = new CountDownLatch(1);

    tasks.execute(runs::countDown);

    assertThat(runs.getCount()).isEqualTo(1);
  }
}
