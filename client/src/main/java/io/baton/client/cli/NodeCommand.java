package io.baton.client.cli;

import io.baton.client.cli.option.ServerOptions;
import io.baton.client.cli.text.DrainText;
import io.baton.client.cli.text.Json;
import io.baton.client.cli.text.Units;
import io.baton.model.document.node.LoadDocument;
import io.baton.model.document.node.NodeDocument;
import io.baton.model.document.node.RtspDocument;
import io.baton.model.document.node.StatisticsDocument;
import io.baton.model.document.node.SupplyDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how the server is. */
@Command(name = "node", description = "Shows the server's roles, load and limits.")
final class NodeCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ServerOptions server;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    NodeDocument node = server.client().node();
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(Json.format(node));
    } else {
      print(node, out);
    }
    return ExitCode.OK;
  }

  private static void print(NodeDocument node, PrintWriter out) {
    LoadDocument load = node.load();
    RtspDocument rtsp = node.rtsp();
    out.println(node.name() + "  Baton " + node.version() + "  " + String.join(", ", node.roles()));
    out.println("  started    " + node.started());
    // Nodes of earlier versions do not drain.
    Optional.ofNullable(node.drain())
        .ifPresent(drain -> out.println("  state      " + DrainText.state(drain)));
    out.println(
        "  RTSP       port " + rtsp.port() + (rtsp.answers() ? ", answers" : ", does not answer"));
    out.println(
        "  sessions   "
            + load.sessions()
            + " of "
            + load.maxSessions()
            + ", "
            + load.playing()
            + " playing");
    out.println(
        "  bandwidth  "
            + Units.bitrate(load.bandwidth())
            + " of "
            + Units.bitrate(load.maxBandwidth()));
    out.println(
        Units.format("  CPU        %.0f %% of %.0f %%", load.cpu() * 100, load.maxCpu() * 100));
    out.println(Units.format("  lateness   %.1f ms (p99)", load.latenessSeconds() * 1000));
    load.refusal().ifPresent(why -> out.println("  refuses    " + why));
    out.println("  media      " + Units.bytes(load.freeMediaBytes()) + " free");
    out.println("  imports    " + node.importQueue() + " waiting or running");
    // Nodes of earlier versions do not tell.
    Optional<StatisticsDocument> statistics = Optional.ofNullable(node.statistics());
    statistics
        .map(StatisticsDocument::supplied)
        .ifPresent(supplied -> out.println("  supplied   " + Units.bytes(supplied.octets())));
    statistics.map(StatisticsDocument::supply).ifPresent(supply -> print(supply, out));
  }

  private static void print(SupplyDocument supply, PrintWriter out) {
    out.println(
        "  supply     "
            + supply.sessions()
            + " sessions, "
            + Units.bytes(supply.octets())
            + ", "
            + supply.hedges()
            + " hedges, "
            + Units.bytes(supply.wastedBytes())
            + " wasted, waited "
            + supply.starvations()
            + " times");
    out.println(
        Units.format(
            "  takeovers  %d, %.1f ms (median), %.1f ms (slowest)",
            supply.takeovers(),
            supply.takeoverMedianSeconds() * 1000,
            supply.takeoverMaxSeconds() * 1000));
    out.println(
        "  cache      "
            + Units.bytes(supply.cacheBytesInUse())
            + " in use of "
            + Units.bytes(supply.cacheBytes()));
  }
}
