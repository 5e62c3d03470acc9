package io.baton.client.cli;

import io.baton.client.cli.option.ClusterOptions;
import io.baton.client.cli.text.Json;
import io.baton.client.cli.text.LocationText;
import io.baton.model.document.session.HandoffDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has another node supply a session. */
@Command(
    name = "handoff",
    description = "Has another node supply a session of any node, while it plays.")
final class HandoffCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ClusterOptions cluster;

  @Parameters(paramLabel = "SESSION", description = "Session id.")
  private String session;

  @Option(
      names = "--to",
      paramLabel = "NODE",
      description = "Node that is to supply it (default: the best other one).")
  private Optional<String> to;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    HandoffDocument handoff = cluster.client().handOff(session, to);
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(Json.format(handoff));
    } else {
      out.println(handoff.session() + ": " + text(handoff));
      if (!handoff.explanation().isEmpty()) {
        LocationText.factors(handoff.explanation()).forEach(out::println);
      }
    }
    return ExitCode.OK;
  }

  private static String text(HandoffDocument handoff) {
    return handoff.from().equals(handoff.to())
        ? handoff.to() + " supplies it already"
        : handoff.from() + " -> " + handoff.to();
  }
}
