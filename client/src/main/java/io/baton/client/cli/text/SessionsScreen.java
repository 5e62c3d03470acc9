package io.baton.client.cli.text;

import io.baton.model.document.session.SessionDocument;
import io.baton.model.document.session.SessionSupplyDocument;
import io.baton.model.document.session.SupplyChangeDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The sessions of a node at one moment, and who supplies them, as a screen of text. */
public final class SessionsScreen {
  private static final String NOTHING = "-";

  private SessionsScreen() {}

  /**
   * All lines, as long as they come, the sessions in the order given.
   *
   * @param time of day, to show that the screen is alive
   */
  public static List<String> lines(List<SessionDocument> sessions, String time) {
    TextTable table =
        new TextTable(
            "SESSION",
            "STATE",
            ">AT",
            "CLIENT",
            "SUPPLIER",
            "STANDBYS",
            ">LEAD",
            ">HEDGES",
            ">WASTED",
            ">CHANGES",
            "LAST CHANGE",
            "PATH");
    sessions.forEach(session -> add(session, table));
    List<String> lines = new ArrayList<>();
    lines.add(
        "baton  "
            + time
            + "  "
            + sessions.size()
            + " sessions, "
            + sessions.stream().filter(session -> session.supply().isPresent()).count()
            + " supplied by other nodes");
    lines.add("");
    lines.addAll(table.lines());
    return lines;
  }

  private static void add(SessionDocument session, TextTable table) {
    table.add(
        session.id(),
        session.state(),
        Units.time(session.positionSeconds()),
        session.client(),
        of(session, SessionSupplyDocument::supplier),
        of(session, supply -> NodesText.names(supply.standbys())),
        of(session, SessionText::lead),
        of(session, supply -> Long.toString(supply.hedges())),
        of(session, supply -> Units.bytes(supply.wastedBytes())),
        of(session, supply -> Long.toString(supply.changed())),
        of(session, SessionsScreen::last),
        session.path());
  }

  private static String of(SessionDocument session, Function<SessionSupplyDocument, String> value) {
    return session.supply().map(value).orElse(NOTHING);
  }

  private static String last(SessionSupplyDocument supply) {
    if (supply.changes().isEmpty()) {
      return NOTHING;
    }
    SupplyChangeDocument last = supply.changes().get(supply.changes().size() - 1);
    return last.from() + " " + last.cause();
  }
}
