package io.baton.client.cli.text;

import io.baton.connector.ofp.Located;
import io.baton.model.assignment.Candidate;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.assignment.StreamCost;
import java.util.ArrayList;
import java.util.List;

/** Where media is, as lines of text. */
public final class LocationText {
  private LocationText() {}

  public static List<String> lines(Located location, boolean explain) {
    List<String> lines = new ArrayList<>();
    lines.add("delivery: " + location.mode().text());
    TextTable table = new TextTable("NODE", ">SCORE", "ELIGIBLE", "CONTENT", "URI");
    for (Candidate candidate : location.candidates()) {
      table.add(
          candidate.node(),
          Units.format("%.4f", candidate.score()),
          candidate.eligible() ? "yes" : "no",
          abbreviated(candidate.content()),
          candidate.uri());
    }
    lines.addAll(table.lines());
    if (explain) {
      location.candidates().forEach(candidate -> lines.addAll(why(candidate)));
    }
    return lines;
  }

  private static List<String> why(Candidate candidate) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("why " + candidate.node() + (candidate.eligible() ? ":" : " not:"));
    candidate.cost().ifPresent(cost -> lines.add(cost(cost)));
    lines.addAll(factors(candidate.explanation()));
    return lines;
  }

  private static String cost(StreamCost cost) {
    String sent = "the stream would cost " + Units.bitrate(cost.provider());
    return cost.anchor() == 0
        ? sent
        : sent + ", and " + Units.bitrate(cost.anchor()) + " of the node that the player talks to";
  }

  /** A table of what went into a score. */
  public static List<String> factors(List<ScoreFactor> factors) {
    TextTable table = new TextTable("FACTOR", "VALUE", ">SCORE");
    factors.forEach(
        factor ->
            table.add(factor.name(), factor.value(), Units.format("%+.4f", factor.contribution())));
    return table.lines();
  }

  /** Enough of a SHA-256 to tell two of them apart. */
  private static String abbreviated(String sha256) {
    return sha256.substring(0, Math.min(12, sha256.length()));
  }
}
