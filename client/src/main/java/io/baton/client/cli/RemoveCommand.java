package io.baton.client.cli;

import io.baton.client.cli.option.ServerOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes media. */
@Command(name = "rm", description = "Deletes media from the server.")
final class RemoveCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ServerOptions server;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "What to delete.")
  private List<String> paths;

  @Option(names = "--force", description = "Also what is being streamed.")
  private boolean force;

  @Override
  public Integer call() throws IOException, InterruptedException {
    for (String path : paths) {
      server.client().delete(path, force);
      command.commandLine().getOut().println(path + ": deleted");
    }
    return ExitCode.OK;
  }
}
