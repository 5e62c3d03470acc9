package io.baton.client.cli.text;

import io.baton.model.document.cluster.ProviderLoadDocument;
import io.baton.model.document.session.RecordedSessionDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The cluster at one moment as a screen of text: nodes, managers, and the newest sessions. */
public final class TopScreen {
  private TopScreen() {}

  /**
   * All lines, as long as they come.
   *
   * @param time of day, to show that the screen is alive
   */
  public static List<String> lines(TopSnapshot snapshot, String time) {
    List<String> lines = new ArrayList<>();
    lines.add(summary(snapshot, time));
    lines.add("");
    lines.addAll(NodesText.nodes(snapshot.nodes()));
    lines.add("");
    lines.addAll(NodesText.managers(snapshot.managers()));
    snapshot
        .sessions()
        .ifPresent(
            sessions -> {
              lines.add("");
              lines.addAll(sessions(sessions));
            });
    return lines;
  }

  /** What fits: lines that are too long are cut off, and so are lines that are too many. */
  static List<String> cut(List<String> lines, int width, int height) {
    return lines.stream()
        .limit(height)
        .map(line -> line.length() > width ? line.substring(0, width) : line)
        .toList();
  }

  private static String summary(TopSnapshot snapshot, String time) {
    List<ProviderLoadDocument> loads =
        snapshot.nodes().stream().flatMap(node -> node.load().stream()).toList();
    return "baton  "
        + time
        + "  "
        + snapshot.nodes().size()
        + " nodes, "
        + loads.stream().filter(ProviderLoadDocument::alive).count()
        + " of "
        + loads.size()
        + " providers alive, "
        + loads.stream().mapToInt(ProviderLoadDocument::sessions).sum()
        + " sessions, "
        + Units.bitrate(loads.stream().mapToLong(ProviderLoadDocument::bandwidth).sum())
        + " sent";
  }

  private static List<String> sessions(List<RecordedSessionDocument> sessions) {
    TextTable table =
        new TextTable(
            "SESSION",
            "NODE",
            "SUPPLIER",
            "STATE",
            ">AT",
            "CLIENT",
            "USER",
            "VIA",
            ">LOSS",
            "PATH");
    sessions.stream()
        .sorted(Comparator.comparing(RecordedSessionDocument::created).reversed())
        .forEach(
            session ->
                table.add(
                    session.id(),
                    session.node(),
                    session.supplier().orElse("-"),
                    session.state(),
                    Units.time(session.positionSeconds()),
                    session.client(),
                    session.user().orElse("-"),
                    session.transport(),
                    Units.percent(session.reportedLoss()),
                    session.path()));
    return table.lines();
  }
}
