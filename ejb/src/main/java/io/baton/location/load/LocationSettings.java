package io.baton.location.load;

import io.baton.location.network.NetworkMap;
import io.baton.node.SettingReader;
import java.time.Duration;
import java.util.Properties;

/**
 * How load is reported, and what the network is like.
 *
 * @param pushInterval how often a provider tells its load (R17)
 * @param pushTimeout after which a push is late and the provider is polled (R18)
 * @param network places of clients and links between places (R19, R20)
 */
public record LocationSettings(Duration pushInterval, Duration pushTimeout, NetworkMap network) {
  private static final String PUSH_INTERVAL = "baton.load.push.interval";
  private static final String PUSH_TIMEOUT = "baton.load.push.timeout";
  private static final String NETWORKS = "baton.location.networks";
  private static final String LINKS = "baton.location.links";

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException that names a setting that is not usable
   */
  public static LocationSettings read(Properties properties) {
    SettingReader reader = new SettingReader(properties);
    Duration interval = reader.millis(PUSH_INTERVAL, 250, 50, 10_000);
    Duration timeout = reader.millis(PUSH_TIMEOUT, 1000, 100, 60_000);
    if (timeout.compareTo(interval.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "%s=%d is not usable: expected at least twice %s, which is %d"
              .formatted(PUSH_TIMEOUT, timeout.toMillis(), PUSH_INTERVAL, interval.toMillis()));
    }
    String links = reader.parsed(LINKS, "", LocationSettings::checkedLinks);
    return new LocationSettings(
        interval,
        timeout,
        reader.parsed(NETWORKS, "", networks -> NetworkMap.parse(networks, links)));
  }

  /** Age of a statement at which a provider that is also asked in vain is not alive any more. */
  Duration patience() {
    return pushTimeout.plus(pushInterval).plus(LoadExchange.DEADLINE);
  }

  /** The settings of this server. */
  public static LocationSettings current() {
    return read(System.getProperties());
  }

  private static String checkedLinks(String links) {
    NetworkMap.parse("", links);
    return links;
  }
}
