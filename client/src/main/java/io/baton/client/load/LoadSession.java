package io.baton.client.load;

import io.baton.client.reception.ReceivedTrack;
import io.baton.client.reception.ReceptionStatistics;
import io.baton.client.reception.RtpPacketView;
import io.baton.client.rtsp.PlaybackOptions;
import io.baton.client.rtsp.RtspSession;
import io.baton.client.rtsp.SessionListener;
import io.baton.client.rtsp.StreamingClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** One of the sessions of a load run. */
final class LoadSession implements SessionListener {
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final LoadMeter meters;
  private final CompletableFuture<Void> settled = new CompletableFuture<>();
  private final CompletableFuture<SessionOutcome> outcome = new CompletableFuture<>();
  private volatile RtspSession session;
  private volatile String failure = "";
  private volatile boolean disconnected;
  private volatile long firstPacketNanos;
  private volatile long openedNanos;
  private volatile long playedNanos;
  private LoopMeter meter;

  LoadSession(LoadMeter meters) {
    this.meters = meters;
  }

  /** Opens the session and plays it; what goes wrong is kept in {@link #failure()}. */
  void start(StreamingClient client, LoadPlan plan, int number) {
    openedNanos = System.nanoTime();
    client
        .open(plan.address(number), plan.transport(), this)
        .thenCompose(
            opened -> {
              session = opened;
              Duration media = opened.duration().orElse(Duration.ZERO);
              Duration position = plan.position(number, media);
              playedNanos = System.nanoTime();
              return opened.play(PlaybackOptions.from(plan.transport(), position));
            })
        .whenComplete(
            (granted, problem) -> {
              if (problem != null) {
                fail(problem);
              }
            });
  }

  private void fail(Throwable problem) {
    Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
    failure = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    settled.complete(null);
  }

  @Override
  public void packet(ReceivedTrack track, RtpPacketView packet, boolean fresh) {
    ReceptionStatistics statistics = track.statistics();
    if (meter == null) {
      meter = meters.ofThisLoop();
      firstPacketNanos = statistics.lastArrivalNanos();
      settled.complete(null);
    }
    meter.received(packet.payloadLength());
    if (fresh) {
      meter.late(statistics.latenessNanos());
    }
  }

  @Override
  public void disconnected() {
    disconnected = true;
  }

  /** Completes when the first packet came, or none will. */
  CompletableFuture<Void> settled() {
    return settled;
  }

  /** Ends the session; completes with what came of it. */
  CompletableFuture<SessionOutcome> stop() {
    RtspSession opened = session;
    if (opened == null) {
      outcome.complete(SessionOutcome.NOTHING);
      return outcome;
    }
    return opened
        .inspect(
            () -> {
              endedEarly(opened);
              outcome.complete(SessionOutcome.of(opened.tracks()));
            })
        .thenCompose(seen -> opened.tearDown())
        .thenCompose(ended -> outcome);
  }

  /** A stream that is over before the run is, or silent, has not played as it was to. */
  private void endedEarly(RtspSession opened) {
    long latest =
        opened.tracks().stream()
            .mapToLong(track -> track.statistics().lastArrivalNanos())
            .max()
            .orElse(0);
    if (opened.isEnded()) {
      failure = "the stream ended before the run did";
    } else if (firstPacketNanos != 0 && System.nanoTime() - latest >= SILENCE_NANOS) {
      failure = "nothing came in the last " + TimeUnit.NANOSECONDS.toSeconds(SILENCE_NANOS) + " s";
    }
  }

  /** Why it does not play; empty if it does. */
  Optional<String> failure() {
    if (!failure.isEmpty()) {
      return Optional.of(failure);
    }
    return firstPacketNanos == 0 ? Optional.of("no packet came") : Optional.empty();
  }

  /** Whether the server closed its connection during the run. */
  boolean isDisconnected() {
    return disconnected;
  }

  /** From connecting to the first RTP packet, nanoseconds. */
  long setUpNanos() {
    return firstPacketNanos - openedNanos;
  }

  /** From PLAY to the first RTP packet, nanoseconds. */
  long playNanos() {
    return firstPacketNanos - playedNanos;
  }
}
