package io.baton.client.cli;

import io.baton.client.cli.option.ClusterOptions;
import io.baton.client.cli.option.StreamOptions;
import io.baton.client.cli.text.Json;
import io.baton.client.cli.text.LocationText;
import io.baton.client.cluster.PortalClient;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.engine.ofp.transport.SharedKey;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds the nodes that could stream media. */
@Command(
    name = "locate",
    description = "Finds the nodes that have media and could stream it, best first.",
    footer = {
      "",
      "--server also takes coap://HOST:PORT and coaps://HOST:PORT: then it is asked over OFP.",
      "Exit code 0: a node has it; 1: none has."
    })
final class LocateCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ClusterOptions cluster;

  @Parameters(arity = "0..1", paramLabel = "PATH", description = "Name of the media.")
  private String path;

  @Option(
      names = "--content",
      paramLabel = "SHA256",
      description = "What is looked for by its bytes, whatever its name.")
  private String content;

  @Option(
      names = "--transport",
      defaultValue = "udp",
      paramLabel = "udp|tcp",
      converter = StreamOptions.TransportConverter.class,
      description = "How RTP is to reach the player (default: udp).")
  private DeliveryTransport transport;

  @Option(
      names = "--mode",
      paramLabel = "relay|direct|redirect",
      description = "Wanted mode of delivery; the service decides if it is not given.")
  private DeliveryMode mode;

  @Option(
      names = "--client",
      paramLabel = "ADDRESS",
      defaultValue = "",
      description = "Where the player is; for administrators and publishers (default: here).")
  private String client;

  @Option(
      names = "--ofp-key",
      paramLabel = "FILE",
      description = "File with the key that the nodes share; for coaps://.")
  private Path keyFile;

  @Option(
      names = "--ofp-identity",
      paramLabel = "NAME",
      defaultValue = "baton",
      description = "Name of that key (default: ${DEFAULT-VALUE}).")
  private String keyIdentity;

  @Option(names = "--explain", description = "Also how each node was judged.")
  private boolean explain;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if ((path == null) == (content == null)) {
      throw new ParameterException(command.commandLine(), "locate what: PATH, or --content?");
    }
    Locate request =
        new Locate(
            Optional.ofNullable(path).orElse(""),
            Optional.ofNullable(content).orElse(""),
            transport,
            Optional.ofNullable(mode),
            client,
            explain);
    Located location;
    try (PortalClient portals = cluster.portals(key())) {
      location = portals.locate(request);
    }
    List<String> lines =
        json ? List.of(Json.format(location)) : LocationText.lines(location, explain);
    lines.forEach(command.commandLine().getOut()::println);
    return ExitCode.OK;
  }

  private Optional<SharedKey> key() throws IOException {
    return keyFile == null
        ? Optional.empty()
        : Optional.of(SharedKey.of(keyIdentity, Files.readString(keyFile).strip()));
  }
}
