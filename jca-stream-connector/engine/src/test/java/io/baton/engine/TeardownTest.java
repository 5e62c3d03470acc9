package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.engine.Teardown.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TeardownTest {
  private final List<String> closed = new ArrayList<>();
  private final Teardown teardown = new Teardown();

  private static List<Step<String>> failures() {
    return List.of(
        () -> {
          throw new IOException("the port is taken");
        },
        () -> {
          throw new IllegalStateException("not thought of");
        },
        () -> {
          throw new NoClassDefFoundError("left out");
        });
  }

  private void openTwo() {
    teardown.add(() -> closed.add("first"));
    teardown.add(() -> closed.add("second"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whateverFailsNothingIsLeftOpen(Step<String> failure) {
    assertThatThrownBy(
            () ->
                teardown.attempt(
                    () -> {
                      openTwo();
                      return failure.take();
                    }))
        .isNotNull();
    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void whatSucceedsStaysOpen() throws Exception {
    String result =
        teardown.attempt(
            () -> {
              openTwo();
              return "done";
            });
    assertThat(result).isEqualTo("done");
    assertThat(closed).isEmpty();
    teardown.close();
    teardown.close();
    assertThat(closed).containsExactly("second", "first");
  }
}
