package io.baton.client.cli;

import io.baton.client.cli.option.ClusterOptions;
import io.baton.client.cli.text.Json;
import io.baton.client.cli.text.LocationText;
import io.baton.client.cli.text.TextTable;
import io.baton.client.cli.text.Units;
import io.baton.client.cluster.AssignmentQuery;
import io.baton.model.document.assignment.AssignmentDocument;
import io.baton.model.document.assignment.AssignmentListDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows which stream was assigned to which node and why, and ends assignments. */
@Command(
    name = "assignments",
    description = "Shows which stream was assigned to which node, newest first.")
final class AssignmentsCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ClusterOptions cluster;

  @Option(names = "--provider", paramLabel = "NODE", description = "Only those to this node.")
  private Optional<String> provider;

  @Option(names = "--manager", paramLabel = "NODE", description = "Only those by this manager.")
  private Optional<String> manager;

  @Option(
      names = "--anchor",
      paramLabel = "NODE",
      description = "Only those whose clients talk to this node.")
  private Optional<String> anchor;

  @Option(names = "--path", paramLabel = "PATH", description = "Only those of this media.")
  private Optional<String> path;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many at most, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    AssignmentListDocument page =
        cluster.client().assignments(new AssignmentQuery(provider, manager, anchor, path, limit));
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(Json.format(page));
    } else {
      table(page.items()).forEach(out::println);
      out.println(page.items().size() + " of " + page.total());
    }
    return ExitCode.OK;
  }

  @Command(name = "show", description = "Shows an assignment and why its node was chosen.")
  int show(
      @Mixin ClusterOptions server,
      @Parameters(paramLabel = "ID", description = "Id of the assignment.") String id,
      @Option(names = "--json", description = "As JSON.") boolean asJson)
      throws IOException, InterruptedException {
    AssignmentDocument assignment = server.client().assignment(id);
    PrintWriter out = command.commandLine().getOut();
    if (asJson) {
      out.println(Json.format(assignment));
    } else {
      table(List.of(assignment)).forEach(out::println);
      out.println();
      why(assignment).forEach(out::println);
    }
    return ExitCode.OK;
  }

  private static List<String> why(AssignmentDocument assignment) {
    return assignment
        .explanation()
        .map(
            factors ->
                Stream.concat(
                        Stream.of("why " + assignment.provider() + ":"),
                        LocationText.factors(factors).stream())
                    .toList())
        .orElseGet(() -> List.of("why " + assignment.provider() + " is not recorded"));
  }

  @Command(
      name = "end",
      description = "Ends assignments: a delivery ends its session, a supply is assigned anew.")
  int end(
      @Mixin ClusterOptions server,
      @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids of assignments.")
          List<String> ids)
      throws IOException, InterruptedException {
    for (String id : ids) {
      server.client().endAssignment(id);
      command.commandLine().getOut().println(id + ": ended");
    }
    return ExitCode.OK;
  }

  private static List<String> table(List<AssignmentDocument> assignments) {
    TextTable table =
        new TextTable(
            "ID", "MADE", "PATH", "PROVIDER", "MANAGER", "ANCHOR", "MODE", "CLIENT", ">RATE");
    for (AssignmentDocument assignment : assignments) {
      table.add(
          assignment.id(),
          assignment.made().toString(),
          assignment.path(),
          assignment.provider(),
          assignment.manager(),
          assignment.anchor(),
          assignment.mode(),
          client(assignment),
          Units.bitrate(assignment.bitrate()));
    }
    return table.lines();
  }

  private static String client(AssignmentDocument assignment) {
    return assignment.client() + assignment.user().map(user -> " (" + user + ")").orElse("");
  }
}
