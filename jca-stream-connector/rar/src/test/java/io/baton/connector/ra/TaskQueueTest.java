package io.baton.connector.ra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskQueueTest {
  private static final Duration PATIENCE = Duration.ofMillis(1);

  private final ManualWorkManager workManager = new ManualWorkManager();
  private final List<String> log = new ArrayList<>();

  @Test
  void runsTasksInOrderOnOneWorker() {
    TaskQueue queue = queue(1, 10);

    assertThat(queue.offer(new Logged("a"))).isTrue();
    assertThat(queue.offer(new Logged("b"))).isTrue();
    assertThat(queue.offer(new Logged("c"))).isTrue();

    assertThat(workManager.scheduled()).isEqualTo(1);
    workManager.runAll();
    assertThat(log).containsExactly("a", "b", "c");
  }

  @Test
  void occupiesNoMoreWorkersThanItMay() {
    TaskQueue queue = queue(2, 10);
    for (int i = 0; i < 5; i++) {
      queue.offer(new Logged("task"));
    }

    assertThat(workManager.scheduled()).isEqualTo(2);
  }

  @Test
  void startsAWorkerAgainAfterItRanDry() {
    TaskQueue queue = queue(1, 10);
    queue.offer(new Logged("a"));
    workManager.runAll();

    queue.offer(new Logged("b"));
    workManager.runAll();

    assertThat(log).containsExactly("a", "b");
  }

  @Test
  void refusesWhenFullAndTakesTasksAgainAfterwards() {
    TaskQueue queue = queue(1, 2);

    assertThat(queue.offer(new Logged("a"))).isTrue();
    assertThat(queue.offer(new Logged("b"))).isTrue();
    assertThat(queue.offer(new Logged("c"))).isFalse();
    workManager.runAll();

    assertThat(queue.offer(new Logged("d"))).isTrue();
  }

  @Test
  void rejectsWhatNoWorkerWillDo() {
    TaskQueue queue = queue(1, 10);
    workManager.fill();

    assertThat(queue.offer(new Logged("a"))).isTrue();

    assertThat(log).containsExactly("a rejected: the pool is full");
  }

  @Test
  void rejectsWhenTheServerGivesUpOnAWorkerItAccepted() {
    TaskQueue queue = queue(1, 10);
    queue.offer(new Logged("a"));
    queue.offer(new Logged("b"));

    workManager.rejectOldest();

    assertThat(log)
        .containsExactly("a rejected: no thread in time", "b rejected: no thread in time");
    queue.offer(new Logged("c"));
    workManager.runAll();
    assertThat(log).contains("c");
  }

  @Test
  void leavesTasksToTheOtherWorkersIfOneIsLost() {
    TaskQueue queue = queue(2, 10);
    queue.offer(new Logged("a"));
    queue.offer(new Logged("b"));

    workManager.rejectOldest();
    workManager.runAll();

    assertThat(log).containsExactly("a", "b");
  }

  @Test
  void takesNothingAfterItWasClosedAndRejectsWhatIsLeft() {
    TaskQueue queue = queue(1, 10);
    queue.offer(new Logged("a"));

    queue.close(PATIENCE);

    assertThat(log).containsExactly("a rejected: The streaming connector has stopped");
    assertThat(queue.offer(new Logged("b"))).isFalse();
  }

  @Test
  void closesAtOnceWhenItIsIdle() {
    TaskQueue queue = queue(1, 10);
    queue.offer(new Logged("a"));
    workManager.runAll();

    queue.close(Duration.ofHours(1));

    assertThat(log).containsExactly("a");
  }

  private TaskQueue queue(int workers, int limit) {
    return new TaskQueue(workManager, workers, limit, Duration.ofSeconds(5));
  }

  private final class Logged implements TaskQueue.Task {
    private final String name;

    Logged(String name) {
      this.name = name;
    }

    @Override
    public void run() {
      log.add(name);
    }

    @Override
    public void reject(Exception cause) {
      log.add(name + " rejected: " + cause.getMessage());
    }
  }
}
