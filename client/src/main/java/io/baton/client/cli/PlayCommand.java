package io.baton.client.cli;

import io.baton.client.cli.option.NptConverter;
import io.baton.client.cli.option.StreamOptions;
import io.baton.client.cli.text.Json;
import io.baton.client.cli.text.PlaybackText;
import io.baton.client.playback.Playback;
import io.baton.client.playback.PlaybackReport;
import io.baton.client.rtsp.PlaybackOptions;
import io.baton.client.rtsp.RtspAddress;
import io.baton.client.rtsp.StreamingClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays a stream and says what came. */
@Command(
    name = "play",
    description = "Receives a stream, checks it, and says what came.",
    footer =
        "%nExit code 0: clean to the end; 3: losses, an early end or other faults, all listed.")
final class PlayCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private StreamOptions stream;

  @Option(
      names = "--start",
      paramLabel = "NPT",
      defaultValue = "0",
      converter = NptConverter.class,
      description = "Where to begin, such as 31.7 or 0:01:30 (default: the beginning).")
  private Duration start;

  @Option(
      names = "--duration",
      paramLabel = "S",
      converter = NptConverter.class,
      description = "How long to play, in real time (default: to the end).")
  private Duration duration;

  @Option(names = "--scale", paramLabel = "X", description = "Rate of play time; trick play.")
  private Double scale;

  @Option(names = "--speed", paramLabel = "X", description = "Rate of delivery.")
  private Double speed;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Write each track to FILE and its format's extension: FILE.h264, FILE.aac ...")
  private Path save;

  @Option(names = "--json", description = "Report as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    RtspAddress address = stream.address();
    PlaybackOptions options =
        new PlaybackOptions(stream.transport(), start, Optional.empty(), rate(scale), rate(speed));
    Playback playback =
        new Playback(address, options, Optional.ofNullable(duration), Optional.ofNullable(save));
    PlaybackReport report;
    try (StreamingClient client = new StreamingClient(1, stream.trust())) {
      report = playback.run(client);
    }
    command.commandLine().getOut().println(json ? Json.format(report) : PlaybackText.of(report));
    return report.clean() ? ExitCode.OK : ExitCode.UNCLEAN;
  }

  private static OptionalDouble rate(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
