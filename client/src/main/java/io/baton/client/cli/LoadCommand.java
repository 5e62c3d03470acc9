package io.baton.client.cli;

import io.baton.client.cli.option.NptConverter;
import io.baton.client.cli.option.StreamOptions;
import io.baton.client.cli.text.Json;
import io.baton.client.cli.text.Progress;
import io.baton.client.cli.text.Terminal;
import io.baton.client.load.LoadPlan;
import io.baton.client.load.LoadReport;
import io.baton.client.load.LoadRun;
import io.baton.client.rtsp.RtspAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays one stream or several in many sessions and measures. */
@Command(
    name = "load",
    description = "Plays streams in many sessions at once; reports as JSON how they are served.",
    footer = "%nExit code 0: all played without loss; 3: not all, or with losses.")
final class LoadCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private StreamOptions stream;

  @Parameters(
      index = "1..*",
      paramLabel = "URL",
      description = "Further streams; the sessions take them in turn.")
  private List<String> further = List.of();

  @Option(
      names = {"-n", "--sessions"},
      paramLabel = "N",
      required = true,
      description = "How many sessions.")
  private int sessions;

  @Option(
      names = "--ramp",
      paramLabel = "R",
      defaultValue = "40",
      description = "Sessions started a second (default: ${DEFAULT-VALUE}).")
  private double ramp;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "0",
      converter = NptConverter.class,
      description = "Play so long before, without measuring (default: ${DEFAULT-VALUE}).")
  private Duration warmUp;

  @Option(
      names = "--duration",
      paramLabel = "S",
      defaultValue = "30",
      converter = NptConverter.class,
      description = "How long to measure once all have started (default: ${DEFAULT-VALUE}).")
  private Duration duration;

  @Option(
      names = "--spread-npt",
      description = "Start each session at a position of its own, spread over the media.")
  private boolean spread;

  @Option(
      names = "--threads",
      paramLabel = "T",
      defaultValue = "1",
      description = "Event loops (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--no-gro",
      description = {
        "Receive every UDP packet by itself, as from a network card, instead of whole trains by",
        "generic receive offload: takes more CPU here, and on loopback of the server too."
      })
  private boolean single;

  @Option(
      names = "--server-pid",
      paramLabel = "PID",
      description = "Measure CPU and memory of this process and its children.")
  private Long serverPid;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LoadPlan plan =
        new LoadPlan(
            addresses(),
            sessions,
            ramp,
            warmUp,
            duration,
            spread,
            stream.transport(),
            threads,
            !single,
            stream.trust(),
            serverPid == null ? OptionalLong.empty() : OptionalLong.of(serverPid));
    LoadReport report;
    try (Progress progress =
        new Progress(
            command.commandLine().getErr(),
            Terminal.console().isPresent(),
            "starting sessions",
            OptionalLong.empty(),
            System::nanoTime)) {
      report = new LoadRun(plan).run(started -> progress.show((double) started / sessions));
    }
    command.commandLine().getOut().println(Json.format(report));
    return report.clean() ? ExitCode.OK : ExitCode.UNCLEAN;
  }

  private List<RtspAddress> addresses() {
    return Stream.concat(Stream.of(stream.address()), further.stream().map(stream::address))
        .toList();
  }
}
