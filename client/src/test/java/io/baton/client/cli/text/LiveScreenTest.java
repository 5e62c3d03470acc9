package io.baton.client.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveScreenTest {
  /** Nothing changes by itself meanwhile: only keys do. */
  private static final Duration LONG = Duration.ofMinutes(5);

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private ExternalTerminal terminal(String keys) throws IOException {
    ExternalTerminal terminal =
        new ExternalTerminal(
            "test",
            "xterm",
            new ByteArrayInputStream(keys.getBytes(StandardCharsets.US_ASCII)),
            shown,
            StandardCharsets.UTF_8);
    terminal.setSize(new Size(10, 4));
    return terminal;
  }

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"q", "Q", "\u0003", "\u0004", ""})
  void endsWhenSomebodyHasSeenEnoughOrIsGone(String keys) throws Exception {
    try (ExternalTerminal terminal = terminal(keys)) {
      new LiveScreen(terminal, LONG).show(List.of("one"), () -> List.of("two"));
    }

    assertThat(shown()).contains("one").doesNotContain("two");
  }

  @Test
  void otherKeysShowTheLinesOfNow() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (ExternalTerminal terminal = terminal("xyq")) {
      new LiveScreen(terminal, LONG)
          .show(List.of("begin"), () -> List.of("next " + asked.incrementAndGet()));
    }

    assertThat(shown()).contains("begin", "next 1", "next 2").doesNotContain("next 3");
  }

  @Test
  void showsWhatFits() throws Exception {
    try (ExternalTerminal terminal = terminal("q")) {
      new LiveScreen(terminal, LONG)
          .show(List.of("0123456789ABC", "second", "third", "fourth"), () -> List.of());
    }

    assertThat(shown()).contains("0123456789", "second", "third").doesNotContain("A", "fourth");
  }

  @Test
  void drawsAgainWhenTheWindowIsResized() throws Exception {
    try (ExternalTerminal terminal = terminal("xq")) {
      new LiveScreen(terminal, LONG)
          .show(
              List.of("0123456789ABC"),
              () -> {
                terminal.setSize(new Size(13, 4));
                terminal.raise(Signal.WINCH);
                return List.of();
              });
    }

    assertThat(shown()).contains("0123456789ABC");
  }

  @Test
  void leavesTheTerminalAsItWas() throws Exception {
    try (ExternalTerminal terminal = terminal("q")) {
      String before = terminal.getAttributes().toString();
      new LiveScreen(terminal, LONG).show(List.of(), () -> List.of());

      assertThat(terminal.getAttributes()).hasToString(before);
      assertThat(shown()).containsSubsequence("\u001b[?1049h", "\u001b[?1049l");
    }
  }
}
