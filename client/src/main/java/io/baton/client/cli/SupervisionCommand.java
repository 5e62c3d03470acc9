package io.baton.client.cli;

import io.baton.client.cli.option.ClusterOptions;
import io.baton.client.cli.text.Json;
import io.baton.client.cli.text.NodesText;
import io.baton.client.cli.text.TextTable;
import io.baton.model.document.cluster.SupervisionDocument;
import io.baton.model.document.cluster.SupervisionListDocument;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows who supervises whom, and hands providers over. */
@Command(
    name = "supervision",
    description = "Shows which location managers supervise which providers; hands providers over.")
final class SupervisionCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ClusterOptions cluster;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<SupervisionDocument> entries = cluster.client().supervision();
    print(entries, new SupervisionListDocument(entries.size(), entries), json);
    return ExitCode.OK;
  }

  @Command(name = "move", description = "Hands a provider over to another location manager.")
  int move(
      @Mixin ClusterOptions server,
      @Parameters(paramLabel = "PROVIDER", description = "Node that is supervised.")
          String provider,
      @Parameters(paramLabel = "MANAGER", description = "Node that is to supervise it.")
          String manager,
      @Option(names = "--json", description = "As JSON.") boolean asJson)
      throws IOException, InterruptedException {
    SupervisionDocument moved = server.client().moveSupervision(provider, manager);
    print(List.of(moved), moved, asJson);
    return ExitCode.OK;
  }

  private void print(List<SupervisionDocument> entries, Object document, boolean asJson) {
    List<String> lines = asJson ? List.of(Json.format(document)) : table(entries);
    lines.forEach(command.commandLine().getOut()::println);
  }

  private static List<String> table(List<SupervisionDocument> entries) {
    TextTable table =
        new TextTable("PROVIDER", "RESPONSIBLE", "BACKUP", "MANAGERS", "ABSENT", ">EPOCH");
    for (SupervisionDocument entry : entries) {
      table.add(
          entry.provider(),
          entry.responsible().orElse("-"),
          entry.backup().orElse("-"),
          NodesText.names(entry.managers()),
          NodesText.names(entry.absent()),
          Long.toString(entry.epoch()));
    }
    return table.lines();
  }
}
