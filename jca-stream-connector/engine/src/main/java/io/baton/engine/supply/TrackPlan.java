package io.baton.engine.supply;

import io.baton.engine.media.TrackIndex;
import io.baton.engine.media.piece.MissingPieceException;
import io.baton.engine.media.piece.PagedBytes;
import io.baton.engine.media.piece.PieceVisitor;
import io.baton.engine.stream.PacketSupply;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.stream.TrackCursor;
import io.baton.engine.stream.TrackEntry;
import io.baton.engine.supply.cache.Piece;
import io.baton.engine.supply.request.SupplierChoice;
import io.baton.engine.supply.request.Want;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Plans for one track of a feed: a second cursor walks ahead of the one that sends, and notes which
 * packets read which pieces. A stream is a pure function, so both take the same way.
 */
final class TrackPlan implements PieceVisitor {
  /** Lets the cursor enter one access unit at a time, when it is asked whether it is ready. */
  private static final PacketSupply STEPWISE =
      new PacketSupply() {
        @Override
        public long readyUntil(long sequence) {
          return sequence + 1;
        }

        @Override
        public void sentUntil(long sequence) {
          // The cursor that walks ahead sends nothing.
        }
      };

  private final TimelineEntry entry;
  private final TrackEntry track;
  private final FeedPlan plan;
  private final RemoteContent content;
  private final SupplierChoice choice;
  private final SupplyContext context;
  private final TrackFeed feed = new TrackFeed();
  private final TrackCursor ahead;
  private final Map<Piece, Need> needs = new LinkedHashMap<>();
  private boolean started;
  private boolean through;
  private long dueAt;
  private long nextDueAt;

  TrackPlan(
      TimelineEntry entry,
      TrackEntry track,
      FeedPlan plan,
      RemoteContent content,
      SupplierChoice choice,
      SupplyContext context) {
    this.entry = entry;
    this.track = track;
    this.plan = plan;
    this.content = content;
    this.choice = choice;
    this.context = context;
    TrackIndex index = content.content().tracks().get(track.track());
    this.ahead = new TrackCursor(index, STEPWISE);
    this.dueAt = entry.wallNanos();
    this.nextDueAt = entry.wallNanos();
  }

  /** What the session sees of it. */
  TrackFeed feed() {
    return feed;
  }

  /**
   * Gives up what was sent, and walks on as far as the plan allows.
   *
   * @return whether the session is to be woken
   */
  boolean advance() {
    release(feed.sent());
    try {
      walk();
    } catch (MissingPieceException e) {
      visit(e.bytes(), e.piece());
    }
    return feed.grant(frontier());
  }

  private void walk() {
    if (!started) {
      ahead.start(entry, track);
      started = true;
    }
    while (ahead.hasNext()) {
      ahead.need(this);
      boolean reached = ahead.isDue(plan.horizon());
      nextDueAt = ahead.dueAt();
      if (!reached) {
        return;
      }
      dueAt = nextDueAt;
      ahead.advance();
    }
    through = true;
  }

  /** The packet that the cursor has come to reads a piece. */
  @Override
  public void visit(PagedBytes bytes, int number) {
    Piece piece = content.piece(bytes, number);
    long sequence = started ? ahead.sequence() : track.firstSequence();
    Need need = needs.get(piece);
    if (need == null) {
      need(piece, sequence);
    } else {
      need.extend(sequence);
    }
  }

  private void need(Piece piece, long sequence) {
    Want want = new Want(piece, choice, dueAt, ahead.packet(), plan::advance);
    needs.put(piece, new Need(want, sequence));
    plan.hold(piece);
    context.cache().pin(piece);
    if (piece.isPresent()) {
      context.counters().hits().increment();
    } else {
      context.counters().misses().increment();
      context.requests().want(want);
    }
  }

  /** Sequence number of the first packet that cannot be sent yet. */
  private long frontier() {
    for (Need need : needs.values()) {
      if (!need.isMet()) {
        return need.first();
      }
    }
    if (through) {
      return Long.MAX_VALUE;
    }
    return started ? ahead.sequence() : track.firstSequence();
  }

  /** When the first packet is due that cannot be sent yet. */
  long readyUntil() {
    for (Need need : needs.values()) {
      if (!need.isMet()) {
        return need.dueAt();
      }
    }
    return nextDueAt;
  }

  /** Whether there are packets that cannot be sent yet. */
  boolean isIncomplete() {
    return frontier() != Long.MAX_VALUE;
  }

  /** Whether the session waits for something that was due before a time. */
  boolean isDry(long time) {
    return feed.isAwaited() && readyUntil() < time;
  }

  private void release(long sent) {
    Iterator<Need> all = needs.values().iterator();
    while (all.hasNext()) {
      Need need = all.next();
      if (need.isOver(sent)) {
        all.remove();
        giveUp(need);
      }
    }
  }

  /** Gives everything up. */
  void end() {
    needs.values().forEach(this::giveUp);
    needs.clear();
  }

  private void giveUp(Need need) {
    plan.letGo(need.piece());
    context.requests().drop(need.want());
    context.cache().unpin(need.piece());
  }

  /** Packets of one track that read a piece. */
  private static final class Need {
    private final Want want;
    private final long first;
    private long last;

    /**
     * Begins with one packet.
     *
     * @param want the piece, and when it is needed
     * @param sequence of the packet, not wrapped
     */
    Need(Want want, long sequence) {
      this.want = want;
      this.first = sequence;
      this.last = sequence;
    }

    Want want() {
      return want;
    }

    Piece piece() {
      return want.piece();
    }

    boolean isMet() {
      return want.piece().isPresent();
    }

    /** Sequence number of the first packet. */
    long first() {
      return first;
    }

    /** When the first packet is due, nanoseconds since 1970. */
    long dueAt() {
      return want.dueAt();
    }

    /** Another packet reads it, too. */
    void extend(long sequence) {
      last = sequence;
    }

    /**
     * Whether all the packets were sent.
     *
     * @param sent sequence number of the first packet that was not
     */
    boolean isOver(long sent) {
      return last < sent;
    }
  }
}
