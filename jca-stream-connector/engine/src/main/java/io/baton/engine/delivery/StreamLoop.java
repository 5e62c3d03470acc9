package io.baton.engine.delivery;

import io.baton.engine.delivery.datagram.DatagramSockets;
import io.baton.engine.delivery.datagram.LoopCounters;
import io.baton.engine.stream.EpochClock;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One event loop and the sessions that it owns outright: nothing here is shared with another thread
 * except {@link LoopCounters}' snapshots, so sending takes no lock. Every method but the accessors
 * is called on the event loop.
 */
public final class StreamLoop {
  private final EventLoop executor;
  private final EpochClock clock;
  private final Duration tick;
  private final long stallNanos;
  private final DatagramSockets sockets;
  private final DatagramSockets serviceSockets;
  private final LoopCounters counters;
  private final LoopPace pace;
  private final RequestTurns requests;
  private final TimingWheel wheel;
  private final BatchBuffer batches = new BatchBuffer(InterleavedTrackOutput.BATCH);
  private int playing;
  private boolean closed;
  private boolean sending;
  private boolean held;
  private long nextRoundAt;
  private long roundBefore;
  private Future<?> ticking;

  StreamLoop(
      EventLoop executor,
      EpochClock clock,
      Duration tick,
      Duration stall,
      DatagramSockets sockets,
      DatagramSockets serviceSockets,
      LoopCounters counters,
      LoopPace pace,
      double requestShare) {
    this.executor = executor;
    this.clock = clock;
    this.tick = tick;
    this.stallNanos = stall.toNanos();
    this.sockets = sockets;
    this.serviceSockets = serviceSockets;
    this.counters = counters;
    this.pace = pace;
    this.wheel = new TimingWheel(tick.toNanos(), clock.nanos());
    this.requests =
        new RequestTurns(
            requestShare, tick, executor, clock, this::sendFirst, counters::requestHeld);
  }

  /** Time between two rounds of sending. */
  public Duration period() {
    return tick;
  }

  /**
   * When the round of sending began that a time falls into. A stream that begins then has its units
   * due when rounds begin, if their distance is a multiple of the period: none has to wait for the
   * next one, and the first is not earlier than the others.
   *
   * @param wallNanos wall clock, nanoseconds since 1970
   */
  public long roundOf(long wallNanos) {
    return wallNanos - Math.floorMod(wallNanos, tick.toNanos());
  }

  /** Sends what is due by now, if a round is due: packets come before all else. */
  public void sendFirst() {
    if (ticking != null && !sending && clock.nanos() >= nextRoundAt) {
      tick();
    }
  }

  /** Handles a request, once it is its turn: packets come first, and have their share of time. */
  public void handle(Runnable request) {
    requests.add(request);
  }

  /** The thread that owns this loop's sessions. */
  public EventLoop executor() {
    return executor;
  }

  /** A track over UDP. */
  public TrackOutput datagramOutput(InetSocketAddress rtpTo, InetSocketAddress rtcpTo) {
    return new DatagramTrackOutput(sockets, counters, rtpTo, rtcpTo);
  }

  /** A track over UDP from the address that all nodes have in common, if there is one. */
  public TrackOutput serviceOutput(InetSocketAddress rtpTo, InetSocketAddress rtcpTo) {
    return new DatagramTrackOutput(serviceSockets, counters, rtpTo, rtcpTo);
  }

  /** A track interleaved in an RTSP connection of this loop; RTCP goes one channel above RTP. */
  public TrackOutput interleavedOutput(Channel connection, int rtpChannel) {
    return new InterleavedTrackOutput(this, batches, connection, rtpChannel);
  }

  /** Starts to send, with what is due already unless others have to wait. */
  public void start(Playback playback) {
    playing++;
    pace.promise(playback.bits());
    if (closed) {
      return;
    }
    if (ticking == null) {
      startTicking();
    }
    goOn(playback, clock.nanos());
  }

  /**
   * Goes on with a playback that was started and not stopped, after packets have come that it could
   * not read.
   */
  public void wake(Playback playback) {
    if (closed) {
      return;
    }
    long now = clock.nanos();
    wheel.remove(playback);
    playback.wake(now);
    goOn(playback, now);
  }

  private void goOn(Playback playback, long now) {
    if (held || !pace.isOpen(counters.octets())) {
      wheel.schedule(playback, now + 1);
    } else {
      visit(playback, now);
      flush();
    }
  }

  /** Stops to send; the playback must have been started and not finished. */
  public void stop(Playback playback) {
    wheel.remove(playback);
    playing--;
    pace.promise(-playback.bits());
    if (playing == 0) {
      stopTicking();
    }
  }

  /**
   * Goes on with rounds of sending if there was none since it was asked before; to be asked once a
   * second.
   */
  void keepTicking() {
    boolean still = nextRoundAt == roundBefore;
    roundBefore = nextRoundAt;
    if (ticking != null && !closed && (ticking.isDone() || still)) {
      DeliveryLog.LOG.ticksAgain();
      stopTicking();
      schedule(clock.nanos());
    }
  }

  private void stopTicking() {
    if (ticking != null) {
      ticking.cancel(false);
      ticking = null;
    }
  }

  /** Ticks fall on multiples of the tick, so that waiting adds no more than rounding does. */
  private void startTicking() {
    long now = clock.nanos();
    wheel.skipTo(now);
    pace.refill(now, counters.octets());
    held = false;
    schedule(now);
  }

  private void schedule(long now) {
    long period = tick.toNanos();
    long delay = period - Math.floorMod(now, period);
    nextRoundAt = now + delay;
    ticking = executor.scheduleAtFixedRate(this::tick, delay, period, TimeUnit.NANOSECONDS);
  }

  /** A round that threw would be the last one, and all streams of the loop would stand still. */
  private void tick() {
    sending = true;
    StreamGuard.step(this::sendDue);
    sending = false;
  }

  private boolean sendDue() {
    long now = clock.nanos();
    nextRoundAt = roundOf(now) + tick.toNanos();
    pace.refill(now, counters.octets());
    Playback due = nextDue(now);
    while (due != null) {
      visit(due, now);
      due = nextDue(now);
    }
    flush();
    return true;
  }

  /**
   * The next one of a round. What takes longer than a period goes on in the next one, since
   * requests must not wait for ever; so does what is more than the loop may send now. Those that
   * wait come first then, since the wheel yields the earliest.
   */
  private Playback nextDue(long now) {
    held = !pace.isOpen(counters.octets()) && wheel.isDue(now);
    if (held) {
      counters.roundHeld();
    }
    return held || clock.nanos() - now >= tick.toNanos() ? null : wheel.pollDue(now);
  }

  private void flush() {
    sockets.rtp().flush();
    serviceSockets.rtp().flush();
  }

  /** One stream's failure, such as a media file that was cut short, must not stop the others. */
  private void visit(Playback playback, long now) {
    try {
      send(playback, now);
    } catch (Throwable e) {
      StreamGuard.giveUp(playback.listener()::failed, e);
    }
  }

  /** A playback whose packets are all missing is set aside until it is woken. */
  private void send(Playback playback, long now) {
    boolean sent = playback.sendDue(now);
    long due = playback.nextDue();
    if (due == Long.MAX_VALUE) {
      if (playback.isThrough()) {
        playback.listener().finished();
      }
    } else if (!sent && now - playback.waitingSince(due) > stallNanos) {
      playback.listener().tooSlow();
    } else {
      wheel.schedule(playback, Math.max(due, now + 1));
    }
  }

  public LoopCounters counters() {
    return counters;
  }

  /** Ends the loop's work; what is started later is not sent. */
  void close() {
    closed = true;
    stopTicking();
    batches.release();
    sockets.rtp().release();
    if (!serviceSockets.equals(sockets)) {
      serviceSockets.rtp().release();
    }
  }

  public void publishCounters() {
    counters.publish(playing);
  }
}
