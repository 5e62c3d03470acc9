package io.baton.location.balance;

import io.baton.node.SettingReader;
import java.time.Duration;
import java.util.Properties;

/**
 * When a location manager hands streams over. Overload and recovery are apart, so that nothing
 * flaps.
 *
 * @param overload stress from which a provider is overloaded, 1 at its limit
 * @param recovery stress down to which it stays so; no stream is moved to a node above it
 * @param delay how long something has to last before anything is done about it
 * @param gain by how much better another node has to be for a stream, as part of a node
 * @param moves at most in {@link #PERIOD}, by one manager; 0 if none is ever moved
 * @param rest how long a stream stays with a supplier at least
 */
public record BalanceSettings(
    double overload, double recovery, Duration delay, double gain, int moves, Duration rest) {
  /** In which moves are counted. */
  static final Duration PERIOD = Duration.ofSeconds(10);

  private static final String OVERLOAD = "baton.handoff.overload";
  private static final String RECOVERY = "baton.handoff.recovery";
  private static final String DELAY = "baton.handoff.delay";
  private static final String GAIN = "baton.handoff.gain";
  private static final String MOVES = "baton.handoff.moves";
  private static final String REST = "baton.handoff.rest";
  private static final double PERCENT = 100;

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException that names a setting that is not usable
   */
  public static BalanceSettings read(Properties properties) {
    SettingReader reader = new SettingReader(properties);
    int overload = reader.number(OVERLOAD, 95, 20, 100);
    int recovery = reader.number(RECOVERY, 80, 10, 99);
    if (recovery >= overload) {
      throw new IllegalArgumentException(
          "%s=%d is not usable: expected less than %s, which is %d"
              .formatted(RECOVERY, recovery, OVERLOAD, overload));
    }
    return new BalanceSettings(
        overload / PERCENT,
        recovery / PERCENT,
        reader.millis(DELAY, 5000, 0, 600_000),
        reader.number(GAIN, 20, 5, 1000) / PERCENT,
        reader.number(MOVES, 10, 0, 1000),
        reader.millis(REST, 60_000, 1000, 86_400_000));
  }
}
