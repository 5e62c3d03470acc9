package io.baton.engine.supply.request;

import io.baton.connector.Supplier;
import io.baton.engine.piece.AnswerListener;
import io.baton.engine.piece.Fetch;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.piece.Fetcher;
import io.baton.engine.stream.EpochClock;
import io.baton.model.cluster.SupplierCondition;
import io.baton.model.delivery.SupplyCause;
import io.baton.model.media.ContentId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What this node knows of suppliers. One that has failed is avoided, and asked again and again
 * whether it answers; one that fails again and again is left alone for longer each time.
 */
final class SupplierBook {
  private static final Comparator<SupplierCondition> WORST_FIRST =
      Comparator.comparingDouble(SupplierCondition::losses)
          .thenComparingDouble(SupplierCondition::use)
          .reversed()
          .thenComparing(SupplierCondition::node);

  private static final long PROBE_MILLIS = 500;

  /** A probe that is not answered for so many periods is sent again. */
  private static final int PATIENT_PERIODS = 4;

  /** After so many it is not probed any more: the next request finds out whether it answers. */
  private static final int MOST_PERIODS = 1200;

  private final Fetcher fetcher;
  private final ScheduledExecutorService loop;
  private final EpochClock clock;
  private final Map<Supplier, KnownSupplier> known = new HashMap<>();

  /** By node: one that was restarted may have another port. */
  private final Map<String, SupplierMeter> meters = new HashMap<>();

  private Consumer<KnownSupplier> onRecovery = supplier -> {};

  SupplierBook(Fetcher fetcher, ScheduledExecutorService loop, EpochClock clock) {
    this.fetcher = fetcher;
    this.loop = loop;
    this.clock = clock;
  }

  /** Has something done whenever a supplier that was avoided answers again. */
  void onRecovery(Consumer<KnownSupplier> task) {
    onRecovery = task;
  }

  KnownSupplier of(Supplier supplier) {
    return known.computeIfAbsent(
        supplier,
        added ->
            new KnownSupplier(
                added, meters.computeIfAbsent(added.node(), node -> new SupplierMeter())));
  }

  /** What was measured lately of each node that supplies, the worst first. */
  List<SupplierCondition> conditions() {
    long now = clock.nanos();
    return meters.entrySet().stream()
        .flatMap(entry -> entry.getValue().condition(entry.getKey(), now).stream())
        .sorted(WORST_FIRST)
        .toList();
  }

  /**
   * A supplier has failed.
   *
   * @param since when that began, nanoseconds since 1970
   * @param content that it is asked about until it answers
   */
  void suspect(KnownSupplier supplier, SupplyCause cause, long since, ContentId content) {
    if (!supplier.isSuspect()) {
      supplier.suspect(cause, since, clock.nanos());
      if (supplier.beginProbes()) {
        loop.schedule(new Probe(supplier, content), PROBE_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }

  /** A supplier has sent something. */
  void heard(KnownSupplier supplier) {
    supplier.heard(clock.nanos());
    recover(supplier);
  }

  /** One that fails again and again is not trusted at its first answer. */
  private void recover(KnownSupplier supplier) {
    long now = clock.nanos();
    if (supplier.isSuspect() && supplier.avoidedFor(now) <= 0) {
      supplier.trust(now);
      onRecovery.accept(supplier);
    }
  }

  /** Asks a supplier once a period, as long as it is avoided. */
  private final class Probe implements Runnable, AnswerListener<Boolean> {
    private final KnownSupplier supplier;
    private final ContentId content;
    private Fetch fetch = () -> {};
    private int waited;
    private int periods;

    Probe(KnownSupplier supplier, ContentId content) {
      this.supplier = supplier;
      this.content = content;
    }

    @Override
    public void run() {
      periods++;
      if (!supplier.isSuspect() || periods > MOST_PERIODS) {
        fetch.cancel();
        supplier.endProbes();
        supplier.trust(clock.nanos());
        return;
      }
      long avoided = supplier.avoidedFor(clock.nanos());
      if (avoided > 0) {
        fetch.cancel();
        waited = 0;
        loop.schedule(this, avoided, TimeUnit.NANOSECONDS);
        return;
      }
      if (waited % PATIENT_PERIODS == 0) {
        fetch.cancel();
        fetch = fetcher.probe(supplier.supplier(), content, this);
      }
      waited++;
      loop.schedule(this, PROBE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void answered(Boolean has) {
      recover(supplier);
    }

    @Override
    public void failed(FetchFailure failure) {
      waited = 0;
    }
  }
}
