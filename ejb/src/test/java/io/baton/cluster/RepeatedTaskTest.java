package io.baton.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatedTaskTest {
  @Test
  void outlivesItsFailures() {
    AtomicInteger runs = new AtomicInteger();
    RepeatedTask task =
        new RepeatedTask(
            "Testing",
            () -> {
              if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
              }
            });

    task.run();
    task.run();
    task.run();

    assertThat(runs).hasValue(3);
  }
}
