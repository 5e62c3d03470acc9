package io.baton.client.playback;

import io.baton.client.reception.ReceivedTrack;
import io.baton.client.reception.RtpPacketView;
import io.baton.client.rtsp.PlayResult;
import io.baton.client.rtsp.PlaybackOptions;
import io.baton.client.rtsp.RtspAddress;
import io.baton.client.rtsp.RtspSession;
import io.baton.client.rtsp.SessionListener;
import io.baton.client.rtsp.StreamingClient;
import io.baton.engine.rtsp.header.RangeHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Plays a stream to its end, or for a while, and reports what came. One use only. */
public final class Playback implements SessionListener {
  private static final long LOOK_MILLIS = 100;

  /** At the end, servers say goodbye within this time, and how much they have sent. */
  private static final long GOODBYE_NANOS = TimeUnit.SECONDS.toNanos(4);

  /** A server may close the connection this long after the last packet. */
  private static final long END_QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

  /** The last packets may come after the goodbye, which is not in order with them. */
  private static final long LAST_PACKETS_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final double MAX_SKEW_MILLIS = 40;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private final RtspAddress address;
  private final PlaybackOptions options;
  private final Optional<Duration> limit;
  private final Optional<Path> save;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final List<String> problems = new ArrayList<>();

  private Optional<StreamRecorder> recorder = Optional.empty();
  private RtspSession session;
  private PlayResult granted;
  private volatile PlannedEnd end;
  private long openedNanos;
  private long playedNanos;
  private long firstPacketNanos;
  private long lastPacketNanos;
  private boolean started;
  private boolean limited;

  /**
   * A playback to be run.
   *
   * @param limit how long to play, in real time; empty for to the end
   * @param save base name of the files to write; empty for none
   */
  public Playback(
      RtspAddress address, PlaybackOptions options, Optional<Duration> limit, Optional<Path> save) {
    this.address = address;
    this.options = options;
    this.limit = limit;
    this.save = save;
  }

  /**
   * Plays.
   *
   * @throws IOException if the stream cannot be played or saved
   */
  public PlaybackReport run(StreamingClient client) throws IOException, InterruptedException {
    openedNanos = System.nanoTime();
    session = await(client.open(address, options.transport(), this));
    try {
      if (save.isPresent()) {
        recorder = Optional.of(new StreamRecorder(save.get(), session.tracks()));
      }
      playedNanos = System.nanoTime();
      granted = await(session.play(options));
      end = PlannedEnd.of(options, granted, session.duration());
      while (!finished.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        await(session.inspect(this::look));
      }
      return report();
    } finally {
      await(session.tearDown());
    }
  }

  private static <T> T await(CompletableFuture<T> future) throws IOException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException("the stream broke: " + e.getCause(), e.getCause());
    }
  }

  @Override
  public void packet(ReceivedTrack track, RtpPacketView packet, boolean fresh) {
    lastPacketNanos = track.statistics().lastArrivalNanos();
    if (!started) {
      started = true;
      firstPacketNanos = lastPacketNanos;
    }
    if (fresh) {
      recorder.ifPresent(files -> files.add(track, packet));
    }
  }

  @Override
  public void disconnected() {
    if (quietNanos() >= END_QUIET_NANOS && end != null && end.isReached(session.tracks())) {
      finished.countDown();
    } else {
      finish("the server closed the connection");
    }
  }

  @Override
  public void redirected(String location) {
    finish("the server asks to go on at " + location);
  }

  private void finish(String problem) {
    problems.add(problem);
    finished.countDown();
  }

  /** Decides, on the event loop, whether the stream is at its end. */
  private void look() {
    long quiet = quietNanos();
    if (limit.isPresent() && System.nanoTime() - since() >= limit.get().toNanos()) {
      limited = true;
      finished.countDown();
    } else if (session.isEnded() && quiet >= LAST_PACKETS_NANOS) {
      finished.countDown();
    } else if (quiet >= GOODBYE_NANOS && end.isReached(session.tracks())) {
      finished.countDown();
    } else if (quiet >= STALL_NANOS) {
      finish("nothing came for " + TimeUnit.NANOSECONDS.toSeconds(STALL_NANOS) + " s");
    }
  }

  private long quietNanos() {
    return System.nanoTime() - (started ? lastPacketNanos : playedNanos);
  }

  private long since() {
    return started ? firstPacketNanos : playedNanos;
  }

  private double playedSeconds() {
    return started ? (lastPacketNanos - firstPacketNanos) / NANOS_PER_SECOND : 0;
  }

  private PlaybackReport report() throws IOException, InterruptedException {
    CompletableFuture<PlaybackReport> report = new CompletableFuture<>();
    await(session.inspect(() -> conclude(report)));
    return await(report);
  }

  private void conclude(CompletableFuture<PlaybackReport> report) {
    Optional<StreamRecorder> files = recorder;
    recorder = Optional.empty();
    try {
      if (files.isPresent()) {
        files.get().finish();
      }
      report.complete(summary(files));
    } catch (IOException e) {
      report.completeExceptionally(e);
    }
  }

  private PlaybackReport summary(Optional<StreamRecorder> files) {
    List<TrackReport> tracks =
        session.tracks().stream()
            .map(track -> TrackReport.of(track, malformed(files, track)))
            .toList();
    shortfall().ifPresent(problems::add);
    boolean trickPlay = granted.scale() != 1 && started;
    tracks.forEach(track -> problems.addAll(track.problems(trickPlay)));
    OptionalDouble skew = TrackSkew.millis(session.tracks());
    if (skew.isPresent() && skew.getAsDouble() > MAX_SKEW_MILLIS) {
      problems.add("the tracks are %.0f ms apart".formatted(skew.getAsDouble()));
    }
    return new PlaybackReport(
        address.uri().toString(),
        session.id(),
        options.transport().name().toLowerCase(Locale.ROOT),
        session
            .duration()
            .map(d -> OptionalDouble.of(d.toNanos() / NANOS_PER_SECOND))
            .orElse(OptionalDouble.empty()),
        granted.range().map(RangeHeader::toString).orElse(""),
        granted.scale(),
        granted.speed(),
        started ? (firstPacketNanos - openedNanos) / NANOS_PER_MILLI : 0,
        playedSeconds(),
        tracks,
        skew,
        files.map(StreamRecorder::files).orElse(List.of()),
        problems);
  }

  private Optional<String> shortfall() {
    return limited
        ? end.shortfallWithin(limit.orElseThrow(), session.tracks())
        : end.shortfall(session.tracks());
  }

  private static long malformed(Optional<StreamRecorder> files, ReceivedTrack track) {
    return files.map(recording -> recording.malformed(track)).orElse(0L);
  }
}
