package io.baton.catalog.upload;

import io.baton.catalog.job.UploadSettings;
import io.baton.catalog.journal.CatalogLog;
import io.baton.catalog.upload.UploadRefusedException.Limit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Limits how many uploads are received at once: in all, from a publisher, from an address. Logs
 * refusals once a minute. Thread-safe.
 */
public final class UploadAdmission {
  private static final Duration REMINDER = Duration.ofMinutes(1);

  private final UploadSettings settings;
  private final LongSupplier nanoClock;
  private final Map<String, Integer> byPublisher = new HashMap<>();
  private final Map<String, Integer> byAddress = new HashMap<>();
  private int all;
  private long refused;
  private long refusedUntold;
  private long toldAt;

  public UploadAdmission(UploadSettings settings, LongSupplier nanoClock) {
    this.settings = settings;
    this.nanoClock = nanoClock;
    toldAt = nanoClock.getAsLong() - REMINDER.toNanos();
  }

  /**
   * Admits an upload, until {@link #leave}.
   *
   * @throws UploadRefusedException if a limit is reached
   */
  public synchronized void enter(String publisher, String address) throws UploadRefusedException {
    require(
        byPublisher.getOrDefault(publisher, 0),
        settings.mostPerPublisher(),
        Limit.PUBLISHER,
        "user " + publisher);
    require(
        byAddress.getOrDefault(address, 0),
        settings.mostPerAddress(),
        Limit.ADDRESS,
        "address " + address);
    require(all, settings.most(), Limit.NODE, "node");
    byPublisher.merge(publisher, 1, Integer::sum);
    byAddress.merge(address, 1, Integer::sum);
    all++;
  }

  public synchronized void leave(String publisher, String address) {
    byPublisher.computeIfPresent(publisher, (key, count) -> count == 1 ? null : count - 1);
    byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    all--;
  }

  /** Uploads that are being received. */
  public synchronized int receiving() {
    return all;
  }

  /** Uploads refused since the start. */
  public synchronized long refused() {
    return refused;
  }

  private void require(int count, int most, Limit limit, String whose)
      throws UploadRefusedException {
    if (count < most) {
      return;
    }
    refused++;
    refusedUntold++;
    long now = nanoClock.getAsLong();
    if (now - toldAt >= REMINDER.toNanos()) {
      CatalogLog.LOG.uploadsRefused(refusedUntold, whose, most);
      toldAt = now;
      refusedUntold = 0;
    }
    throw new UploadRefusedException(
        limit, "the %s sends %d uploads already, which is the limit".formatted(whose, count));
  }
}
