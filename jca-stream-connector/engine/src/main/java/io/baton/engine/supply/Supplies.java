package io.baton.engine.supply;

import io.baton.connector.SessionSupply;
import io.baton.connector.StreamEvent.SupplyChanged;
import io.baton.connector.Supplier;
import io.baton.connector.figures.SupplyStatistics;
import io.baton.engine.media.store.CopyStore;
import io.baton.engine.piece.AnswerListener;
import io.baton.engine.piece.DamageReport;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.piece.Fetcher;
import io.baton.engine.stream.EpochClock;
import io.baton.engine.supply.cache.CacheContext;
import io.baton.engine.supply.cache.Piece;
import io.baton.engine.supply.cache.PieceCache;
import io.baton.engine.supply.cache.Quiescence;
import io.baton.engine.supply.request.PieceRequests;
import io.baton.engine.supply.request.SupplyCounters;
import io.baton.model.media.ContentId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Brings content of other nodes to the sessions of this one. Thread-safe; no method waits. */
public final class Supplies {
  private static final long PERIOD_SECONDS = 1;
  private static final int MEDIAN = 50;

  private final Fetcher fetcher;
  private final SupplyContext context;
  private final ContentOpenings openings;
  private volatile SupplyStatistics statistics;

  /**
   * Begins with nothing.
   *
   * @param fetcher asks suppliers; confined to the loop
   * @param loop the event loop of the supply; the caller ends it, after all sessions
   * @param disk one thread that may wait for the disk; the caller ends it after this is closed
   * @param readers event loops of sessions
   * @param copies where films are kept that were streamed; empty if they are not to be
   */
  public Supplies(
      Fetcher fetcher,
      ScheduledExecutorService loop,
      Executor disk,
      EpochClock clock,
      Collection<? extends Executor> readers,
      SupplySettings settings,
      Optional<CopyStore> copies,
      Consumer<SupplyChanged> events) {
    this.fetcher = fetcher;
    SupplyCounters counters = new SupplyCounters();
    PieceCache cache =
        new PieceCache(
            settings.cacheDirectory(),
            settings.cacheOctets(),
            new CacheContext(new Quiescence(readers, loop), loop, disk));
    PieceRequests requests =
        new PieceRequests(
            fetcher, cache, loop, clock, settings.patience(), counters, this::damaged);
    PromiseRenewal promises = new PromiseRenewal(fetcher);
    this.context =
        new SupplyContext(
            settings,
            loop,
            clock,
            cache,
            requests,
            new RemoteContents(cache),
            new FeedPlans(loop, cache.capacity()),
            promises,
            events,
            counters,
            new SupplyReports(clock),
            new Adoption(copies, disk));
    this.openings = new ContentOpenings(context);
    this.statistics = measure();
    promises.start(loop);
    loop.scheduleAtFixedRate(
        () -> statistics = measure(), PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Opens content for a session, or for a description of it.
   *
   * @param assigned which nodes supply it
   * @param session event loop of the session
   */
  public void open(
      ContentId content, SessionSupply assigned, Executor session, OpeningListener listener) {
    context
        .loop()
        .execute(
            () ->
                openings.open(
                    content,
                    assigned,
                    remote -> opened(remote, assigned, session, listener),
                    cause -> session.execute(() -> listener.failed(cause))));
  }

  private void opened(
      RemoteContent remote, SessionSupply assigned, Executor session, OpeningListener listener) {
    RemoteSupply supply = new RemoteSupply(remote, assigned, session, context);
    context.promises().add(supply);
    session.execute(() -> listener.opened(remote.content(), supply));
  }

  private void damaged(Supplier holder, Piece piece) {
    DamageReport report = new DamageReport(piece.content(), piece.part(), piece.number());
    SupplyLog.LOG.damaged(
        report.piece(), report.part().text(), report.content().toString(), holder.node());
    fetcher.report(holder, report, new Unheard());
  }

  /** Whether the holder checks its copy does not matter here: it is avoided. */
  private static final class Unheard implements AnswerListener<Boolean> {
    @Override
    public void answered(Boolean has) {
      // It will check, or has nothing to check.
    }

    @Override
    public void failed(FetchFailure failure) {
      // The next damaged piece will be reported, too.
    }
  }

  /** What it has done, as of the last second. */
  public SupplyStatistics statistics() {
    return statistics;
  }

  private SupplyStatistics measure() {
    SupplyCounters counters = context.counters();
    Histogram takeovers = counters.takeovers();
    return new SupplyStatistics(
        context.promises().size(),
        context.contents().size(),
        counters.pieces().sum(),
        counters.octets().sum(),
        counters.hits().sum(),
        counters.misses().sum(),
        counters.hedges().sum(),
        counters.wasted().sum(),
        counters.failures().sum(),
        counters.damaged().sum(),
        counters.starvations().sum(),
        takeovers.getTotalCount(),
        micros(takeovers.getValueAtPercentile(MEDIAN)),
        micros(takeovers.getMaxValue()),
        context.cache().octets(),
        context.cache().octetsInUse(),
        context.requests().conditions());
  }

  private static Duration micros(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }

  /**
   * Ends adoption and frees the cache; all supplies must have been closed. To be called on the
   * loop.
   */
  public void close() {
    context.adoption().close();
    context.cache().close();
  }
}
