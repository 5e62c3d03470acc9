package io.baton.client.cli;

import io.baton.client.cli.option.ServerOptions;
import io.baton.client.cli.text.Json;
import io.baton.client.cli.text.SessionText;
import io.baton.client.cli.text.SessionsScreen;
import io.baton.client.service.ContentProviderClient;
import io.baton.model.document.session.RecordedSessionDocument;
import io.baton.model.document.session.RecordedSessionListDocument;
import io.baton.model.document.session.SessionDocument;
import io.baton.model.document.session.SessionListDocument;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, watches and ends sessions. */
@Command(
    name = "sessions",
    description = "Lists, watches or ends the streaming sessions of the server.")
final class SessionsCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ServerOptions watched;
  @Mixin private FilterOptions wanted;

  @Option(
      names = "--watch",
      description = {
        "Show them and who supplies them, afresh each second; q or Ctrl-C ends it.",
        "Prints once if the output is no terminal."
      })
  private boolean watch;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!watch) {
      throw new ParameterException(
          command.commandLine(), "sessions ls, sessions --watch, or sessions end ID?");
    }
    ContentProviderClient client = watched.client();
    LiveView.show(
        command.commandLine().getOut(),
        false,
        () -> SessionsScreen.lines(client.sessions(wanted.filter()), LiveView.now()));
    return ExitCode.OK;
  }

  @Command(name = "ls", description = "Lists sessions.")
  int list(
      @Mixin ServerOptions server,
      @Mixin FilterOptions filter,
      @Option(names = "--cluster", description = "Of all nodes, as they were last recorded.")
          boolean cluster,
      @Option(names = "--json", description = "As JSON.") boolean json)
      throws IOException, InterruptedException {
    if (cluster) {
      List<RecordedSessionDocument> sessions = server.cluster().sessions(filter.filter());
      print(
          json
              ? json(new RecordedSessionListDocument(sessions.size(), sessions))
              : sessions.stream().map(SessionText::line));
    } else {
      List<SessionDocument> sessions = server.client().sessions(filter.filter());
      print(
          json
              ? json(new SessionListDocument(sessions.size(), sessions))
              : sessions.stream().map(SessionText::line));
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

  private static Stream<String> json(Object list) {
    return Stream.of(Json.format(list));
  }

  private void print(Stream<String> lines) {
    lines.forEach(command.commandLine().getOut()::println);
  }
}
