package io.baton.client.cli;

import io.baton.client.cli.option.ClusterOptions;
import io.baton.client.cli.text.TopScreen;
import io.baton.client.cli.text.TopSnapshot;
import io.baton.client.cluster.ClusterClient;
import java.io.IOException;
import java.util.concurrent.Callable;
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
  @Spec private CommandSpec command;
  @Mixin private ClusterOptions cluster;

  @Option(names = "--once", description = "Print once and end.")
  private boolean once;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ClusterClient client = cluster.client();
    LiveView.show(
        command.commandLine().getOut(),
        once,
        () -> TopScreen.lines(TopSnapshot.take(client), LiveView.now()));
    return ExitCode.OK;
  }
}
