package io.baton.client.cli;

import io.baton.client.cli.text.LiveScreen;
import io.baton.client.cli.text.Terminal;
import io.baton.client.network.ServiceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jline.terminal.TerminalBuilder;

/** Shows lines afresh each second until q is typed; once if there is no terminal. */
final class LiveView {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private LiveView() {}

  /**
   * Shows them.
   *
   * @param once print once in any case
   */
  static void show(PrintWriter out, boolean once, LiveScreen.Source source)
      throws IOException, InterruptedException {
    // Wrong credentials and servers are reported before the screen is taken over.
    List<String> lines = source.next();
    if (once || Terminal.console().isEmpty()) {
      lines.forEach(out::println);
      return;
    }
    try (org.jline.terminal.Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      new LiveScreen(terminal, PERIOD).show(lines, () -> current(source));
    }
  }

  /** What went wrong is shown on the screen: it may be over the next second. */
  private static List<String> current(LiveScreen.Source source) throws InterruptedException {
    try {
      return source.next();
    } catch (ServiceException refusal) {
      return List.of("baton  " + now() + "  refused: " + refusal.getMessage());
    } catch (IOException silence) {
      return List.of("baton  " + now() + "  " + silence.getMessage());
    }
  }

  /** Time of day, to show that the screen is alive. */
  static String now() {
    return LocalTime.now(ZoneId.systemDefault()).format(TIME);
  }
}
