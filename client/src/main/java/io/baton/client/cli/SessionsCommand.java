package io.baton.client.cli;

import io.baton.client.cli.option.ServerOptions;
import io.baton.client.cli.text.Json;
import io.baton.client.cli.text.Units;
import io.baton.client.service.SessionItem;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists and ends sessions. */
@Command(name = "sessions", description = "Lists or ends the streaming sessions of the server.")
final class SessionsCommand implements Runnable {
  @Spec private CommandSpec command;

  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "sessions ls, or sessions end ID?");
  }

  @Command(name = "ls", description = "Lists sessions.")
  int list(
      @Mixin ServerOptions server,
      @Mixin FilterOptions filter,
      @Option(names = "--cluster", description = "Of all nodes, as they were last recorded.")
          boolean cluster,
      @Option(names = "--json", description = "As JSON.") boolean json)
      throws IOException, InterruptedException {
    List<SessionItem> sessions =
        cluster
            ? server.cluster().sessions(filter.filter())
            : server.client().sessions(filter.filter());
    if (json) {
      command.commandLine().getOut().println(Json.format(sessions));
    } else {
      sessions.forEach(session -> command.commandLine().getOut().println(line(session)));
    }
    return ExitCode.OK;
  }

  @Command(name = "end", description = "Ends sessions.")
  int end(
      @Mixin ServerOptions server,
      @Parameters(arity = "1..*", paramLabel = "ID", description = "Session ids.") List<String> ids)
      throws IOException, InterruptedException {
    for (String id : ids) {
      server.client().endSession(id);
      command.commandLine().getOut().println(id + ": ended");
    }
    return ExitCode.OK;
  }

  private static String line(SessionItem session) {
    return session.id()
        + "  "
        + session.state()
        + "  "
        + session.path()
        + " at "
        + Units.time(session.positionSeconds())
        + "  "
        + session.transport()
        + " to "
        + session.client()
        + session.user().map(user -> " (" + user + ")").orElse("")
        + session.node().map(node -> "  from " + node).orElse("")
        + session.bitrate().map(rate -> "  " + Units.bitrate(rate)).orElse("")
        + session.reportedLoss().map(loss -> "  loss " + Units.percent(loss)).orElse("");
  }
}
