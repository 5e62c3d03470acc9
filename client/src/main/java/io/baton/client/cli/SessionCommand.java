package io.baton.client.cli;

import io.baton.client.cli.option.ServerOptions;
import io.baton.client.cli.text.Json;
import io.baton.client.cli.text.SessionText;
import io.baton.model.document.session.SessionDocument;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one session. */
@Command(
    name = "session",
    description = "Shows a streaming session of the server, its supplier, and how that changed.")
final class SessionCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ServerOptions server;

  @Parameters(paramLabel = "ID", description = "Session id.")
  private String id;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    SessionDocument session = server.client().session(id);
    if (json) {
      command.commandLine().getOut().println(Json.format(session));
    } else {
      SessionText.lines(session).forEach(command.commandLine().getOut()::println);
    }
    return ExitCode.OK;
  }
}
