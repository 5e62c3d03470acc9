package io.baton.connector.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class BriefThreadTest {
  @Test
  void doesAStepInAThreadThatEndsWithIt() throws Exception {
    Thread thread = BriefThread.call("step", Thread::currentThread);

    thread.join();
    assertThat(thread).isNotSameAs(Thread.currentThread());
    assertThat(thread.getName()).isEqualTo("step");
  }

  @Test
  void tellsWhatTheStepThrew() {
    assertThatThrownBy(
            () ->
                BriefThread.call(
                    "step",
                    () -> {
                      throw new IOException("port in use");
                    }))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void waitsThroughAnInterruptAndKeepsIt() throws Exception {
    Thread.currentThread().interrupt();

    assertThat(BriefThread.call("step", () -> "done")).isEqualTo("done");

    assertThat(Thread.interrupted()).isTrue();
  }
}
