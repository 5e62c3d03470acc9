package io.baton.client.cli.text;

import io.baton.model.document.cluster.ClusterNodeDocument;
import io.baton.model.document.cluster.ManagerDocument;
import io.baton.model.document.cluster.ProviderLoadDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The nodes of a cluster as tables. */
public final class NodesText {
  private static final String NOTHING = "-";

  private NodesText() {}

  public static List<String> nodes(List<ClusterNodeDocument> nodes) {
    TextTable table =
        new TextTable(
            "NODE",
            "STATE",
            "ROLES",
            "ADDRESS",
            "PLACE",
            ">SESSIONS",
            ">SENT",
            ">PROMISED",
            ">CPU",
            ">LATE",
            ">MEDIA",
            ">AGE",
            "MANAGER");
    nodes.stream()
        .sorted(Comparator.comparing(ClusterNodeDocument::name))
        .forEach(node -> add(table, node));
    List<String> lines = new ArrayList<>(table.lines());
    lines.addAll(refusals(nodes));
    return lines;
  }

  /** Why nodes admit no further session. */
  private static List<String> refusals(List<ClusterNodeDocument> nodes) {
    return nodes.stream()
        .filter(node -> node.load().flatMap(ProviderLoadDocument::refusal).isPresent())
        .map(node -> node.name() + " refuses: " + node.load().orElseThrow().refusal().orElseThrow())
        .sorted()
        .toList();
  }

  private static void add(TextTable table, ClusterNodeDocument node) {
    table.add(
        node.name() + (node.self() ? "*" : ""),
        state(node),
        node.roles().stream().sorted().collect(Collectors.joining(",")),
        node.host() + ":" + node.rtspPort(),
        node.location().orElse(NOTHING),
        of(node, load -> load.sessions() + load.pendingSessions() + "/" + load.maxSessions()),
        of(node, load -> Units.bitrate(load.bandwidth())),
        of(node, NodesText::promised),
        of(node, load -> Units.format("%.0f %%", load.cpu() * 100)),
        of(node, load -> Units.format("%.1f ms", load.latenessSeconds() * 1000)),
        node.catalog().map(catalog -> Integer.toString(catalog.copies())).orElse(NOTHING),
        of(node, load -> Units.format("%.1f s", load.ageSeconds())),
        node.managers().isEmpty() ? NOTHING : node.managers().get(0));
  }

  private static String promised(ProviderLoadDocument load) {
    double part =
        (double) (load.reservedBandwidth() + load.pendingBandwidth()) / load.maxBandwidth();
    return Units.format("%.1f %%", part * 100);
  }

  private static String of(ClusterNodeDocument node, Function<ProviderLoadDocument, String> value) {
    return node.load().map(value).orElse(NOTHING);
  }

  /** What is silent cannot drain; nodes of earlier versions never do. */
  private static String state(ClusterNodeDocument node) {
    boolean silent = node.load().filter(load -> !load.alive()).isPresent();
    boolean drains = "draining".equals(node.state()) || "drained".equals(node.state());
    return drains && !silent ? node.state() : stateByLoad(node);
  }

  private static String stateByLoad(ClusterNodeDocument node) {
    return node.load()
        .map(
            load ->
                !load.alive()
                    ? "silent"
                    : load.admitting() && load.refusal().isEmpty() ? "up" : "full")
        .orElse("up");
  }

  public static List<String> managers(List<ManagerDocument> managers) {
    TextTable table =
        new TextTable(
            "MANAGER",
            "STATE",
            ">REQUESTS",
            ">PENDING",
            ">ASSIGNED",
            "RESPONSIBLE FOR",
            "STANDS BY FOR",
            "BACKUP");
    for (ManagerDocument manager : managers) {
      table.add(
          manager.name(),
          manager.answers() ? "up" : "silent",
          manager.requestsPerSecond().map(rate -> Units.format("%.1f/s", rate)).orElse(NOTHING),
          manager.pending().map(String::valueOf).orElse(NOTHING),
          Integer.toString(manager.assignments()),
          names(manager.responsible()),
          names(manager.standby()),
          manager.backup().orElse(NOTHING));
    }
    return table.lines();
  }

  /** Names, or a dash if there are none. */
  public static String names(List<String> names) {
    return names.isEmpty() ? NOTHING : String.join(",", names);
  }
}
