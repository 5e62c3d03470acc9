package io.baton.location.assignment;

import io.baton.node.SettingReader;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * How assignments are made and who is notified of them.
 *
 * @param prepareLimit how long a provider may take to get ready before another one is asked
 * @param informedByProvider whether the provider tells the other managers rather than the one that
 *     assigns (R13)
 * @param informed names of the managers that are notified (R15); empty if it is the backup alone
 *     (R14)
 */
public record AssignmentSettings(
    Duration prepareLimit, boolean informedByProvider, List<String> informed) {
  private static final String PREPARE_TIMEOUT = "baton.assignment.prepare.timeout";
  private static final String INFORMER = "baton.assignment.informer";
  private static final String INFORMED = "baton.assignment.informed";
  private static final String BACKUP = "backup";
  private static final Pattern NAME = Pattern.compile("[^\\s,]{1,255}");

  public AssignmentSettings {
    informed = List.copyOf(informed);
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException that names a setting that is not usable
   */
  public static AssignmentSettings read(Properties properties) {
    SettingReader reader = new SettingReader(properties);
    return new AssignmentSettings(
        reader.millis(PREPARE_TIMEOUT, 400, 50, 10_000),
        reader.parsed(INFORMER, "slm", AssignmentSettings::isProvider),
        reader.parsed(INFORMED, BACKUP, AssignmentSettings::names));
  }

  /** The settings of this server. */
  public static AssignmentSettings current() {
    return read(System.getProperties());
  }

  private static boolean isProvider(String informer) {
    return switch (informer) {
      case "provider" -> true;
      case "slm" -> false;
      default -> throw new IllegalArgumentException("expected slm or provider");
    };
  }

  private static List<String> names(String text) {
    if (text.equals(BACKUP)) {
      return List.of();
    }
    List<String> names = Pattern.compile(",").splitAsStream(text).map(String::strip).toList();
    if (!names.stream().allMatch(name -> NAME.matcher(name).matches())) {
      throw new IllegalArgumentException("expected backup, or names of nodes");
    }
    return names;
  }
}
