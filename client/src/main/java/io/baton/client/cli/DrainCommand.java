package io.baton.client.cli;

import io.baton.client.cli.option.ClusterOptions;
import io.baton.client.cli.option.NptConverter;
import io.baton.client.cli.text.DrainText;
import io.baton.client.cli.text.Json;
import io.baton.client.cluster.ClusterClient;
import io.baton.model.document.node.DrainDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Drains a node. */
@Command(
    name = "drain",
    description =
        "Drains a node: it gets nothing new, others supply what it has supplied, and its sessions"
            + " go on until their viewers leave.",
    footer =
        "%nWith --wait it ends when the node is drained, or fails when the drain is cancelled.")
final class DrainCommand implements Callable<Integer> {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final String DRAINED = "drained";
  private static final String RUNNING = "running";

  @Spec private CommandSpec command;
  @Mixin private ClusterOptions cluster;

  @Parameters(paramLabel = "NODE", description = "Name of the node.")
  private String node;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = NptConverter.class,
      description = "End what is left after this time, such as 90 or 0:10:00 (default: never).")
  private Duration timeout;

  @Option(names = "--wait", description = "Wait until the node is drained; show the progress.")
  private boolean wait;

  @Option(names = "--cancel", description = "Have the node take streams again, as undrain does.")
  private boolean cancel;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ClusterClient client = cluster.client();
    DrainDocument drain =
        cancel ? client.undrain(node) : client.drain(node, Optional.ofNullable(timeout));
    print(drain);
    return wait && !cancel ? await(client, drain) : ExitCode.OK;
  }

  private int await(ClusterClient client, DrainDocument begun)
      throws IOException, InterruptedException {
    DrainDocument drain = begun;
    while (!drain.state().equals(DRAINED)) {
      Thread.sleep(PERIOD.toMillis());
      DrainDocument next = client.drainOf(node);
      if (next.state().equals(RUNNING)) {
        command.commandLine().getErr().println("baton: the drain of " + node + " was cancelled");
        return ExitCode.REFUSED;
      }
      if (!next.equals(drain)) {
        print(next);
      }
      drain = next;
    }
    return ExitCode.OK;
  }

  private void print(DrainDocument drain) {
    PrintWriter out = command.commandLine().getOut();
    out.println(json ? Json.format(drain) : DrainText.line(drain));
    out.flush();
  }
}
