package io.baton.portal;

import io.baton.node.SettingReader;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * How a portal picks the location manager for a request.
 *
 * @param byLoad whether the least loaded is picked (R4) rather than the first of the list (R3)
 * @param managers names in order of priority; empty if this node comes first and then all others by
 *     name
 * @param answerLimit how long a manager may leave a sign of life due before its backup is asked
 * @param pollInterval how often managers are asked how they are
 */
record PortalSettings(
    boolean byLoad, List<String> managers, Duration answerLimit, Duration pollInterval) {
  private static final String SELECTION = "baton.portal.slm.selection";
  private static final String MANAGERS = "baton.portal.slms";
  private static final String ANSWER_TIMEOUT = "baton.portal.slm.timeout";
  private static final String POLL_INTERVAL = "baton.portal.slm.poll.interval";
  private static final Pattern NAME = Pattern.compile("[^\\s,]{1,255}");

  PortalSettings {
    managers = List.copyOf(managers);
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException that names a setting that is not usable
   */
  static PortalSettings read(Properties properties) {
    SettingReader reader = new SettingReader(properties);
    return new PortalSettings(
        reader.parsed(SELECTION, "priority", PortalSettings::isByLoad),
        reader.parsed(MANAGERS, "", PortalSettings::names),
        reader.millis(ANSWER_TIMEOUT, 400, 50, 5000),
        reader.millis(POLL_INTERVAL, 500, 100, 60_000));
  }

  private static boolean isByLoad(String selection) {
    return switch (selection) {
      case "priority" -> false;
      case "least-load" -> true;
      default -> throw new IllegalArgumentException("expected priority or least-load");
    };
  }

  private static List<String> names(String text) {
    List<String> names =
        Pattern.compile(",")
            .splitAsStream(text)
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    if (!names.stream().allMatch(name -> NAME.matcher(name).matches())) {
      throw new IllegalArgumentException("expected names of nodes");
    }
    return names;
  }
}
