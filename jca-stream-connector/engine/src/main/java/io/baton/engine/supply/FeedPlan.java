package io.baton.engine.supply;

import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.supply.cache.Piece;
import io.baton.engine.supply.request.SupplierChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/**
 * Plans one entry of a session's timeline, all its tracks. Confined to the event loop of the
 * supply, but for the numbers that {@link TrackFeed} shares.
 */
final class FeedPlan {
  /** A session that waits for less is not told of. */
  private static final long TOLERANCE = Duration.ofMillis(100).toNanos();

  /** How far ahead what is needed is brought however little room there is. */
  private static final long LEAST_LEAD = Duration.ofMillis(250).toNanos();

  /** A paused session holds only part of the lead, so that it can go on at once. */
  private static final int PAUSED_PART = 4;

  private final RemoteSupply supply;
  private final SupplyContext context;
  private final boolean playing;
  private final long begin;
  private final long lead;
  private final Executor session;
  private final FeedListener listener;
  private final List<TrackPlan> tracks = new ArrayList<>();
  private final Map<Piece, Integer> held = new HashMap<>();
  private long octets;
  private long from;
  private boolean ended;
  private long starvedSince = Long.MAX_VALUE;

  FeedPlan(
      TimelineEntry entry,
      RemoteSupply supply,
      SupplierChoice choice,
      SupplyContext context,
      Executor session,
      FeedListener listener) {
    this.supply = supply;
    this.context = context;
    this.session = session;
    this.listener = listener;
    this.playing = entry.playing();
    this.begin = entry.wallNanos();
    long whole = context.settings().lead().toNanos();
    this.lead = playing ? whole : whole / PAUSED_PART;
    TimelineEntry planned = asPlaying(entry);
    entry
        .tracks()
        .forEach(
            track ->
                tracks.add(new TrackPlan(planned, track, this, supply.remote(), choice, context)));
  }

  /** What would be sent if a paused entry went on: what it will begin with when it does. */
  private static TimelineEntry asPlaying(TimelineEntry entry) {
    return new TimelineEntry(
        true,
        entry.wallNanos(),
        entry.originNanos(),
        entry.nptNanos(),
        entry.shownNanos(),
        entry.stopNanos(),
        entry.rate(),
        entry.tracks());
  }

  /** What the session sees of a track. */
  TrackFeed track(int position) {
    return tracks.get(position).feed();
  }

  void begin() {
    context.plans().add(this);
    advance();
  }

  /** Plans on: time has passed, or a piece has come. */
  void advance() {
    if (ended) {
      return;
    }
    try {
      long now = context.clock().nanos();
      advance(now);
      watch(now);
    } catch (RuntimeException e) {
      SupplyLog.LOG.unusable(e, supply.session());
      end();
      session.execute(listener::failed);
    }
  }

  private void advance(long now) {
    // Who waits is not further ahead of what he waits for than others are.
    from = playing ? Math.min(now, readyUntil()) : begin;
    boolean wake = false;
    for (TrackPlan track : tracks) {
      wake |= track.advance();
    }
    if (wake) {
      session.execute(listener::ready);
    }
    boolean complete = tracks.stream().noneMatch(TrackPlan::isIncomplete);
    long ready = complete ? Math.max(now, readyUntil()) : readyUntil();
    supply.publish(
        new RemoteSupply.Lead(playing ? OptionalLong.empty() : OptionalLong.of(begin), ready));
  }

  /**
   * Up to packets that are due then is planned now, nanoseconds since 1970: within the lead if the
   * session has room for it, else only what is about to be sent.
   */
  long horizon() {
    return from + (hasRoom() ? lead : Math.min(lead, LEAST_LEAD));
  }

  /** When the first packet is due that cannot be sent yet; the last one, if all can. */
  private long readyUntil() {
    return tracks.stream()
        .filter(TrackPlan::isIncomplete)
        .mapToLong(TrackPlan::readyUntil)
        .min()
        .orElseGet(() -> tracks.stream().mapToLong(TrackPlan::readyUntil).max().orElse(begin));
  }

  /**
   * Notices when the session waits for what is late, when that ends, and when it lasts too long.
   */
  private void watch(long now) {
    boolean dry = playing && tracks.stream().anyMatch(track -> track.isDry(now - TOLERANCE));
    if (dry && !isStarved()) {
      starvedSince = readyUntil();
      context.counters().starvations().increment();
      context.reports().starved(supply.session());
    } else if (!dry && isStarved()) {
      Duration late = Duration.ofNanos(now - starvedSince);
      starvedSince = Long.MAX_VALUE;
      context.reports().resumed(supply.session(), late.toMillis());
    } else if (dry && now - starvedSince > context.settings().grace().toNanos()) {
      end();
      session.execute(listener::starved);
    }
  }

  private boolean isStarved() {
    return starvedSince != Long.MAX_VALUE;
  }

  /** A track needs a piece; others may need it, too. */
  void hold(Piece piece) {
    if (held.merge(piece, 1, Integer::sum) == 1) {
      octets += piece.length();
    }
  }

  /** A track needs a piece no more. */
  void letGo(Piece piece) {
    if (held.merge(piece, -1, Integer::sum) == 0) {
      held.remove(piece);
      octets -= piece.length();
    }
  }

  /** A session has its share of the cache, if it is not too much. */
  private boolean hasRoom() {
    return octets < Math.min(context.settings().leadOctets(), context.plans().share());
  }

  /** Gives up what it holds. Idempotent. */
  void end() {
    if (!ended) {
      ended = true;
      context.plans().remove(this);
      tracks.forEach(TrackPlan::end);
    }
  }
}
