package io.baton.client.cli;

import io.baton.client.cli.option.ClusterOptions;
import io.baton.client.cli.text.Json;
import io.baton.client.cli.text.NodesText;
import io.baton.client.cluster.ClusterClient;
import io.baton.model.document.cluster.ClusterNodeDocument;
import io.baton.model.document.cluster.ManagerDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the nodes of the cluster. */
@Command(
    name = "nodes",
    description = "Shows the nodes of the cluster, their load, and the location managers.",
    footer = "%nThe node that answered has a *. AGE is that of the load statement.")
final class NodesCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ClusterOptions cluster;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ClusterClient client = cluster.client();
    Overview overview = new Overview(client.nodes(), client.managers());
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(Json.format(overview));
    } else {
      NodesText.nodes(overview.nodes()).forEach(out::println);
      out.println();
      NodesText.managers(overview.managers()).forEach(out::println);
    }
    return ExitCode.OK;
  }

  record Overview(List<ClusterNodeDocument> nodes, List<ManagerDocument> managers) {
    Overview {
      nodes = List.copyOf(nodes);
      managers = List.copyOf(managers);
    }
  }
}
