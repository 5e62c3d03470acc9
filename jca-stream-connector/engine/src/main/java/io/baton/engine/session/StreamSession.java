package io.baton.engine.session;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.SessionSupply;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.engine.admission.SessionBandwidth;
import io.baton.engine.delivery.Playback;
import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.delivery.TrackOutput;
import io.baton.engine.media.Content;
import io.baton.engine.stream.EpochClock;
import io.baton.engine.stream.InvalidRangeException;
import io.baton.engine.stream.PlayCommand;
import io.baton.engine.stream.Timeline;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.stream.TrackEntry;
import io.baton.engine.supply.FeedListener;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.SessionState;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * One viewer's stream: what RFC 2326 calls a session. Owned by one event loop; everything but
 * {@link #id}, {@link #content}, {@link #request} and {@link #loop} is called on it.
 */
public final class StreamSession implements Playback.Listener, FeedListener {
  /**
   * BYE must not overtake the last packets, on its way or in the client: GStreamer drops what its
   * jitter buffer, of two seconds by default, still holds.
   */
  private static final long GOODBYE_DELAY_MILLIS = 2500;

  private final String id;
  private final SessionRequest request;
  private final StreamLoop loop;
  private final SessionContext context;
  private final Timeline timeline;
  private final FirstEntries firstEntries;
  private final SessionLife life;
  private final SessionTracks tracks;

  private TimelineEntry entry = Timeline.initial(List.of());
  private SessionState state = SessionState.READY;
  private Playback playback;
  private long reserved;
  private boolean played;
  private boolean saidGoodbye;
  private volatile boolean closed;
  private final AtomicBoolean accounted = new AtomicBoolean();
  private Consumer<CloseReason> closeListener = reason -> {};

  StreamSession(
      String id,
      SessionRequest request,
      StreamLoop loop,
      SessionContext context,
      FirstEntries firstEntries,
      long reserved) {
    this.id = id;
    this.request = request;
    this.loop = loop;
    this.context = context;
    this.firstEntries = firstEntries;
    this.reserved = reserved;
    SenderReports reports = new SenderReports(SenderReports.cname(id));
    this.tracks = new SessionTracks(reports, request.supply(), this);
    request.supply().serve(id, request.path());
    this.timeline = new Timeline(request.content());
    this.life = new SessionLife(context.clock().nanos());
  }

  public String id() {
    return id;
  }

  public Content content() {
    return request.content();
  }

  public SessionRequest request() {
    return request;
  }

  public StreamLoop loop() {
    return loop;
  }

  public SessionState state() {
    return state;
  }

  /** The present entry of the stream's timeline. */
  public TimelineEntry entry() {
    return entry;
  }

  /** Normal play time at which the present play began; what lies before 0 counts as 0. */
  public long startNanos() {
    return Math.max(0, entry.nptNanos());
  }

  /** Normal play time at which the stream stops. */
  public long endNanos() {
    return timeline.end(entry);
  }

  /** Normal play time reached. */
  public long positionNanos() {
    return timeline.position(entry, tracks.cursors(), context.clock().nanos());
  }

  /**
   * Sets a track up; replaces an earlier set-up of the same track. Only before the first PLAY.
   *
   * @param output where its packets are to go
   * @return its synchronisation source
   */
  public int addTrack(int track, TrackOutput output) {
    tracks.remove(track).ifPresent(this::forget);
    TrackEntry start = firstEntries.of(track, this);
    entry = tracks.add(content().tracks().get(track), start, output);
    output.reportsFrom().ifPresent(from -> context.table().addReceiver(from, this));
    return start.ssrc();
  }

  private void forget(SessionTrack track) {
    context.table().removeSource(track.ssrc(), this);
    track.output().reportsFrom().ifPresent(from -> context.table().removeReceiver(from, this));
  }

  /**
   * Plays, resumes or seeks.
   *
   * @param announce runs when it is settled what will be sent, before anything is: an answer that
   *     came later than the first packet would confuse clients
   * @return why there is no capacity for the wanted speed; empty if it plays
   * @throws InvalidRangeException if the range is not within the content
   * @throws io.baton.engine.media.piece.MissingPieceException if the place cannot be found without
   *     a piece that is to be {@link io.baton.engine.supply.Supply#fetch fetched} first; nothing
   *     was changed then
   */
  public Optional<String> play(PlayCommand command, Runnable announce)
      throws InvalidRangeException {
    long begin = Math.max(entry.wallNanos(), loop.roundOf(context.clock().nanos()));
    TimelineEntry next = timeline.play(entry, tracks.cursors(), command, begin);
    SessionTracks.Prepared prepared = tracks.prepare(next);
    long needed = SessionBandwidth.of(content(), next.rate());
    Optional<String> refusal = context.admission().change(reserved, needed);
    if (refusal.isPresent()) {
      return refusal;
    }
    reserved = needed;
    played = true;
    context.shares().played(id);
    saidGoodbye = false;
    stopSending();
    enter(prepared);
    state = SessionState.PLAYING;
    announce.run();
    startSending();
    tellChange();
    return Optional.empty();
  }

  /** Pauses; does nothing unless it plays. */
  public void pause() {
    if (state != SessionState.PLAYING) {
      return;
    }
    TimelineEntry next = timeline.pause(entry, tracks.cursors(), context.clock().nanos());
    stopSending();
    enter(tracks.prepare(next));
    state = SessionState.READY;
    tellChange();
  }

  private void enter(SessionTracks.Prepared next) {
    entry = next.entry();
    tracks.enter(next);
  }

  private void startSending() {
    sendReports();
    playback = tracks.playback(this, reserved);
    loop.start(playback);
  }

  private void stopSending() {
    if (playback != null) {
      loop.stop(playback);
      playback = null;
    }
  }

  /** Has its pieces come from other suppliers; see {@link SessionTracks#supply}. */
  public boolean supply(SessionSupply next) {
    return tracks.supply(next, () -> tell(StreamEvent.Reassigned::new));
  }

  private void tellChange() {
    tell(StreamEvent.Changed::new);
  }

  private void tell(BiFunction<Instant, SessionSnapshot, StreamEvent> kind) {
    if (!closed) {
      context.events().accept(kind.apply(context.clock().instant(), snapshot()));
    }
  }

  /** Everything was sent. */
  @Override
  public void finished() {
    TimelineEntry next = timeline.pause(entry, tracks.cursors(), context.clock().nanos());
    stopSending();
    enter(tracks.prepare(next));
    state = SessionState.ENDED;
    loop.executor().schedule(() -> sayGoodbye(next), GOODBYE_DELAY_MILLIS, TimeUnit.MILLISECONDS);
    tellChange();
  }

  private void sayGoodbye(TimelineEntry ended) {
    if (!closed && entry.equals(ended)) {
      sendGoodbyes(ended.wallNanos(), "");
    }
  }

  @Override
  public void tooSlow() {
    if (!closed) {
      context.counters().dropped().increment();
      close(CloseReason.TOO_SLOW);
    }
  }

  @Override
  public void failed() {
    close(CloseReason.FAILED);
  }

  @Override
  public void ready() {
    if (playback != null) {
      loop.wake(playback);
    }
  }

  @Override
  public void starved() {
    close(CloseReason.UNSUPPLIED);
  }

  /** Whether the stream has begun; then its tracks are settled. */
  public boolean hasPlayed() {
    return played;
  }

  /** Whether the session has ended. */
  public boolean isClosed() {
    return closed;
  }

  /** A sign of life from the client. */
  public void touch() {
    life.sign(context.clock().nanos());
  }

  /** Sends sender reports when they are due and finds out whether the client is still there. */
  void attend(long now, SessionTimeouts timeouts) {
    if (closed) {
      return;
    }
    if (takesData()) {
      life.sign(now);
    }
    if (life.isOver(now, played, timeouts)) {
      context.counters().timedOut().increment();
      close(CloseReason.TIMEOUT);
    } else if (state == SessionState.PLAYING && tracks.isReportDue(now)) {
      sendReports();
    }
  }

  /** A client that takes what is interleaved is there; one that does not is {@link #tooSlow}. */
  private boolean takesData() {
    return request.transport() == DeliveryTransport.TCP && state == SessionState.PLAYING;
  }

  /** Takes a receiver's report on one of this session's sources in. */
  public void onReport(int ssrc, int fractionLost, int cumulativeLost, long jitter) {
    touch();
    context
        .counters()
        .reportedLost()
        .add(tracks.onReport(ssrc, fractionLost, cumulativeLost, jitter));
  }

  /** Registers who is to be told when the session has ended; one at most. */
  public void onClose(Consumer<CloseReason> listener) {
    closeListener = listener;
  }

  /** Ends the session: RTCP BYE, everything freed. Idempotent. */
  public void close(CloseReason reason) {
    if (closed) {
      return;
    }
    closed = true;
    SessionSnapshot last = snapshot(lastPosition());
    try {
      sayLastGoodbye(GoodbyeReason.of(reason));
    } finally {
      stopSending();
      tracks.close();
      context.table().remove(this);
      account(last, reason);
      closeListener.accept(reason);
    }
  }

  /** Gives back what it had, and tells that it has ended: once, whichever thread comes first. */
  private void account(SessionSnapshot last, CloseReason reason) {
    if (accounted.compareAndSet(false, true)) {
      context.admission().release(reserved);
      context.shares().release(id);
      context.events().accept(new StreamEvent.Closed(context.clock().instant(), last, reason));
    }
  }

  /**
   * Gives the session up because its loop does not run: it has ended for everybody else at once,
   * and for its client when the loop runs again. May be called on any thread.
   */
  void abandon() {
    account(snapshot(lastPosition()), CloseReason.FAILED);
    loop.executor().execute(() -> close(CloseReason.FAILED));
  }

  /** A session may end for the very reason that its media cannot be read any more. */
  private long lastPosition() {
    try {
      return positionNanos();
    } catch (RuntimeException | Error e) {
      return startNanos();
    }
  }

  /** A client that was sent something learns that no more comes, also if it is paused. */
  private void sayLastGoodbye(String reason) {
    if (played && !saidGoodbye) {
      boolean playing = state == SessionState.PLAYING;
      sendGoodbyes(playing ? context.clock().nanos() : entry.wallNanos(), reason);
    }
  }

  private void sendReports() {
    long now = context.clock().nanos();
    tracks.report(now, entry.mediaClock(now));
  }

  /** The last report holds for when the stream ended: after it timestamps stand still. */
  private void sendGoodbyes(long endedAt, String reason) {
    saidGoodbye = true;
    tracks.sayGoodbye(endedAt, entry.mediaClock(endedAt), reason);
  }

  /** Synchronisation sources of the tracks. */
  List<Integer> sources() {
    return tracks.sources();
  }

  /** Where the tracks' receivers report from. */
  List<InetSocketAddress> receivers() {
    return tracks.receivers();
  }

  /** Tracks that were set up, by their index in the content. */
  public List<TrackEntry> tracks() {
    return entry.tracks();
  }

  /** The session as it is now. */
  public SessionSnapshot snapshot() {
    return snapshot(positionNanos());
  }

  private SessionSnapshot snapshot(long position) {
    return new SessionPicture(id, request, EpochClock.instantOf(life.began()), tracks)
        .of(state, position, entry, reserved, context.clock().nanos());
  }
}
