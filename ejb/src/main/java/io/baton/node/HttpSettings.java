package io.baton.node;

import java.util.Properties;

/**
 * Limits of HTTP that the application holds; the server's own are in its configuration.
 *
 * @param mostConnectionsPerClient connections open at once from one address, or one network /64 of
 *     IPv6
 */
public record HttpSettings(int mostConnectionsPerClient) {
  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException that names a setting that is not usable
   */
  public static HttpSettings read(Properties properties) {
    return new HttpSettings(
        new SettingReader(properties)
            .number("baton.http.max.connections.per.client", 250, 1, 1_000_000));
  }
}
