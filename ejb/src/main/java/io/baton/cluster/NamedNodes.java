package io.baton.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The nodes that settings name. A name that is misspelt does no more than never match, so it is
 * told if no node of that name has come in a while. One that has been a member once is spelt right.
 */
final class NamedNodes {
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final List<String> SETTINGS =
      List.of("baton.portal.slms", "baton.assignment.informed", "baton.slm.providers");

  /** Stands in such a setting and is no node. */
  private static final String BACKUP = "backup";

  private static final Pattern COMMA = Pattern.compile(",");

  private final Predicate<String> isMember;
  private final BiConsumer<String, String> report;
  private final Clock clock;
  private final Instant until;

  /** Those that have not been members yet, and the settings that name them. */
  private final Map<String, String> awaited = new TreeMap<>();

  /**
   * Begins to await them.
   *
   * @param report told, once, the setting and the name of a node that has not come
   */
  NamedNodes(
      Properties settings,
      Predicate<String> isMember,
      BiConsumer<String, String> report,
      Clock clock) {
    this.isMember = isMember;
    this.report = report;
    this.clock = clock;
    this.until = clock.instant().plus(PATIENCE);
    for (String setting : SETTINGS) {
      COMMA
          .splitAsStream(settings.getProperty(setting, ""))
          .map(String::strip)
          .filter(name -> !name.isEmpty() && !name.equals(BACKUP))
          .forEach(name -> awaited.merge(name, setting, NamedNodes::both));
    }
  }

  private static String both(String setting, String other) {
    return setting.equals(other) ? setting : setting + " and " + other;
  }

  /** To be called every few seconds, by one thread at a time. */
  void check() {
    awaited.keySet().removeIf(isMember);
    if (!clock.instant().isBefore(until)) {
      awaited.forEach((name, setting) -> report.accept(setting, name));
      awaited.clear();
    }
  }
}
