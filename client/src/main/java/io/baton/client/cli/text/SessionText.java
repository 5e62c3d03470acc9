package io.baton.client.cli.text;

import io.baton.model.document.session.RecordedSessionDocument;
import io.baton.model.document.session.SessionDocument;
import io.baton.model.document.session.SessionSupplyDocument;
import io.baton.model.document.session.SupplyChangeDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sessions as lines of text. */
public final class SessionText {
  private static final String LOCAL = "  supplier   this node itself";

  private SessionText() {}

  /** A session of the node that was asked. */
  public static String line(SessionDocument session) {
    return playback(session.id(), session.state(), session.path(), session.positionSeconds())
        + viewer(session.transport(), session.client(), session.user())
        + "  "
        + Units.bitrate(session.bitrate())
        + loss(session.reportedLoss());
  }

  /** All of a session of the node that was asked, with the changes of its supplier. */
  public static List<String> lines(SessionDocument session) {
    List<String> lines = new ArrayList<>();
    lines.add(line(session));
    lines.add("  created    " + session.created());
    lines.add("  sent       " + session.packets() + " packets, " + Units.bytes(session.octets()));
    lines.add("  content    " + session.content());
    session.supply().ifPresentOrElse(supply -> add(supply, lines), () -> lines.add(LOCAL));
    return lines;
  }

  private static void add(SessionSupplyDocument supply, List<String> lines) {
    lines.add(
        "  supplier   "
            + supply.supplier()
            + ", assignment "
            + supply.assignment()
            + ", epoch "
            + supply.epoch());
    lines.add("  standbys   " + NodesText.names(supply.standbys()));
    lines.add("  lead       " + lead(supply));
    lines.add(
        "  hedges     " + supply.hedges() + ", " + Units.bytes(supply.wastedBytes()) + " wasted");
    lines.add("  changes    " + supply.changed());
    if (!supply.changes().isEmpty()) {
      TextTable table =
          new TextTable("AT", "FROM", "TO", "CAUSE", ">PIECE", ">PACKET", ">TOOK", "ASSIGNMENT");
      supply.changes().forEach(change -> add(change, table));
      table.lines().forEach(row -> lines.add("    " + row));
    }
  }

  private static void add(SupplyChangeDocument change, TextTable table) {
    table.add(
        change.at().toString(),
        change.from(),
        change.to().orElse("-"),
        change.cause(),
        Integer.toString(change.piece()),
        Long.toString(change.packet()),
        Units.format("%.1f ms", change.tookSeconds() * 1000),
        change.assignment());
  }

  /** How far ahead of the player everything is there. */
  static String lead(SessionSupplyDocument supply) {
    return Units.format("%.1f s", supply.leadSeconds());
  }

  /** A session of any node. */
  public static String line(RecordedSessionDocument session) {
    return playback(session.id(), session.state(), session.path(), session.positionSeconds())
        + viewer(session.transport(), session.client(), session.user())
        + "  from "
        + session.node()
        + session.supplier().map(supplier -> " supplied by " + supplier).orElse("")
        + loss(session.reportedLoss());
  }

  private static String playback(String id, String state, String path, double positionSeconds) {
    return id + "  " + state + "  " + path + " at " + Units.time(positionSeconds);
  }

  private static String viewer(String transport, String client, Optional<String> user) {
    return "  " + transport + " to " + client + user.map(name -> " (" + name + ")").orElse("");
  }

  private static String loss(double fraction) {
    return "  loss " + Units.percent(fraction);
  }
}
