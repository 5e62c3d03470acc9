package io.baton.client.cli;

import io.baton.client.cli.option.ServerOptions;
import io.baton.client.cli.text.MediaText;
import io.baton.client.cli.text.Progress;
import io.baton.client.cli.text.Terminal;
import io.baton.client.network.ServiceException;
import io.baton.client.service.ContentProviderClient;
import io.baton.model.document.media.MediaDocument;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Uploads files and follows their import. */
@Command(
    name = "import",
    description = "Uploads media files and shows how their import goes.",
    footer = "%nExit code 0: all are ready; 1: one was refused or rejected, with the reason shown.")
final class ImportCommand implements Callable<Integer> {
  private static final String READY = "ready";

  @Spec private CommandSpec command;
  @Mixin private ServerOptions server;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "What to upload.")
  private List<Path> files;

  @Option(
      names = "--as",
      paramLabel = "PATH",
      description = "Name on the server; ends in a slash to keep file names below it.")
  private String target = "";

  @Option(
      names = "--transcode",
      description =
          "Transcode tracks of codecs that cannot be streamed, instead of leaving them out.")
  private boolean transcode;

  @Option(
      names = "--wait",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Wait until the import is done (default); --no-wait returns after the upload.")
  private boolean wait;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (files.size() > 1 && !target.isEmpty() && !target.endsWith("/")) {
      throw new ParameterException(
          command.commandLine(), "--as must end in a slash for more than one file");
    }
    ContentProviderClient client = server.client();
    int exit = ExitCode.OK;
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new FileNotFoundException(file + ": no such file");
      }
      exit = Math.max(exit, importOrTell(client, file));
    }
    return exit;
  }

  /** What is refused does not hold up the files after it, unless the user is. */
  private int importOrTell(ContentProviderClient client, Path file)
      throws IOException, InterruptedException {
    try {
      return importFile(client, file);
    } catch (ServiceException refused) {
      if (refused.isDenied()) {
        throw refused;
      }
      String reason = pathOf(file) + " was refused: " + refused.getMessage();
      command.commandLine().getErr().println("baton: " + reason);
      return ExitCode.REFUSED;
    }
  }

  private int importFile(ContentProviderClient client, Path file)
      throws IOException, InterruptedException {
    String path = pathOf(file);
    long size = Math.max(1, Files.size(file));
    try (Progress upload = progress("uploading " + path, OptionalLong.of(size))) {
      client.upload(file, path, transcode, sent -> upload.show((double) sent / size));
    }
    if (!wait) {
      command.commandLine().getOut().println(path + ": uploaded");
      return ExitCode.OK;
    }
    MediaDocument item;
    try (Progress importing = progress("importing " + path, OptionalLong.empty())) {
      item = client.awaitImport(path, look -> look.progress().ifPresent(importing::show));
    }
    return tell(item);
  }

  private String pathOf(Path file) {
    return target.isEmpty() || target.endsWith("/") ? target + file.getFileName() : target;
  }

  private Progress progress(String what, OptionalLong bytes) {
    return new Progress(
        command.commandLine().getErr(),
        Terminal.console().isPresent(),
        what,
        bytes,
        System::nanoTime);
  }

  private int tell(MediaDocument item) {
    PrintWriter out = command.commandLine().getOut();
    if (!item.state().equals(READY)) {
      String reason = item.reason().orElse("no reason given");
      command.commandLine().getErr().println("baton: " + item.path() + " was rejected: " + reason);
      return ExitCode.REFUSED;
    }
    out.println(MediaText.line(item));
    item.content().ifPresent(content -> MediaText.tracks(content).forEach(out::println));
    item.rtspUrl().ifPresent(url -> out.println("  " + url));
    return ExitCode.OK;
  }
}
