package io.baton.client.cli;

import io.baton.client.cli.option.ClusterOptions;
import io.baton.client.cli.text.DrainText;
import io.baton.client.cli.text.Json;
import io.baton.model.document.node.DrainDocument;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a drained node take streams again. */
@Command(name = "undrain", description = "Has a node that drains or is drained take streams again.")
final class UndrainCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ClusterOptions cluster;

  @Parameters(paramLabel = "NODE", description = "Name of the node.")
  private String node;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    DrainDocument drain = cluster.client().undrain(node);
    command.commandLine().getOut().println(json ? Json.format(drain) : DrainText.line(drain));
    return ExitCode.OK;
  }
}
