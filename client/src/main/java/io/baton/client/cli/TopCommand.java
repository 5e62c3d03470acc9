package io.baton.client.cli;

import io.baton.client.cli.option.ClusterOptions;
import io.baton.client.cli.text.LiveScreen;
import io.baton.client.cli.text.Terminal;
import io.baton.client.cli.text.TopScreen;
import io.baton.client.cli.text.TopSnapshot;
import io.baton.client.cluster.ClusterClient;
import io.baton.client.network.ServiceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the cluster, and goes on showing it. */
@Command(
    name = "top",
    description = "Shows nodes, loads, location managers and sessions, afresh each second.",
    footer = "%nq or Ctrl-C ends it. Prints once if the output is no terminal.")
final class TopCommand implements Callable<Integer> {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  @Spec private CommandSpec command;
  @Mixin private ClusterOptions cluster;

  @Option(names = "--once", description = "Print once and end.")
  private boolean once;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ClusterClient client = cluster.client();
    // Wrong credentials and servers are reported before the screen is taken over.
    List<String> lines = lines(client);
    if (once || Terminal.console().isEmpty()) {
      PrintWriter out = command.commandLine().getOut();
      lines.forEach(out::println);
      return ExitCode.OK;
    }
    try (org.jline.terminal.Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      new LiveScreen(terminal, PERIOD).show(lines, () -> current(client));
    }
    return ExitCode.OK;
  }

  /** What went wrong is shown on the screen: it may be over the next second. */
  private List<String> current(ClusterClient client) throws InterruptedException {
    try {
      return lines(client);
    } catch (ServiceException refusal) {
      return List.of("baton  " + now() + "  refused: " + refusal.getMessage());
    } catch (IOException silence) {
      return List.of("baton  " + now() + "  " + silence.getMessage());
    }
  }

  private static List<String> lines(ClusterClient client) throws IOException, InterruptedException {
    return TopScreen.lines(TopSnapshot.take(client), now());
  }

  private static String now() {
    return LocalTime.now(ZoneId.systemDefault()).format(TIME);
  }
}
