package io.baton.client.cli;

import io.baton.client.cli.option.ServerOptions;
import io.baton.client.cli.text.Json;
import io.baton.client.cli.text.MediaText;
import io.baton.model.document.media.MediaListDocument;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists media. */
@Command(name = "ls", description = "Lists the media of all nodes, and which nodes have it.")
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ServerOptions server;
  @Mixin private FilterOptions filter;

  @Parameters(
      arity = "0..1",
      paramLabel = "PREFIX",
      defaultValue = "",
      description = "Only names that begin so.")
  private String prefix;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    MediaListDocument list = server.client().list(prefix, filter.filter());
    if (json) {
      command.commandLine().getOut().println(Json.format(list));
    } else {
      list.items().forEach(item -> command.commandLine().getOut().println(MediaText.line(item)));
    }
    if (!list.unheard().isEmpty()) {
      command
          .commandLine()
          .getErr()
          .println("baton: no answer from " + String.join(", ", list.unheard()));
    }
    return ExitCode.OK;
  }
}
