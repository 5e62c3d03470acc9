package io.baton.catalog.job;

import io.baton.node.SettingReader;
import java.time.Duration;
import java.util.Properties;

/**
 * Limits of uploads.
 *
 * @param most uploads received at once
 * @param mostPerPublisher of them from one user
 * @param mostPerAddress of them from one address
 * @param minRate bytes a second that an upload has to bring on average over {@code window}; 0 turns
 *     it off
 * @param window time over which the rate is taken
 * @param workers threads that write what arrives
 * @param mostRejected rejected uploads that are remembered
 * @param rejectedAge for how long
 */
public record UploadSettings(
    int most,
    int mostPerPublisher,
    int mostPerAddress,
    int minRate,
    Duration window,
    int workers,
    int mostRejected,
    Duration rejectedAge) {
  private static final int MANY = 10_000;

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException that names a setting that is not usable
   */
  public static UploadSettings read(Properties properties) {
    SettingReader reader = new SettingReader(properties);
    return new UploadSettings(
        reader.number("baton.upload.max", 256, 1, MANY),
        reader.number("baton.upload.max.per.publisher", 32, 1, MANY),
        reader.number("baton.upload.max.per.address", 64, 1, MANY),
        reader.number("baton.upload.min.rate", 2048, 0, Integer.MAX_VALUE),
        Duration.ofSeconds(reader.number("baton.upload.min.rate.window", 30, 5, 3600)),
        reader.number("baton.upload.workers", 4, 1, 64),
        reader.number("baton.upload.rejected.max", 1000, 0, 100_000),
        Duration.ofHours(reader.number("baton.upload.rejected.hours", 168, 1, 87_600)));
  }

  /** The settings of this server. */
  public static UploadSettings current() {
    return read(System.getProperties());
  }
}
