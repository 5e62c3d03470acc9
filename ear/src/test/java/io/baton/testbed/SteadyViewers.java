package io.baton.testbed;

import io.baton.client.network.ServerTrust;
import io.baton.client.rtsp.RtspAddress;
import io.baton.client.rtsp.RtspSession;
import io.baton.client.rtsp.SessionListener;
import io.baton.client.rtsp.StreamingClient;
import io.baton.model.delivery.DeliveryTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Viewers who come at a steady rate, whatever becomes of those before them: each asks for a
 * presentation, sets its tracks up and leaves again.
 */
public final class SteadyViewers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ScheduledExecutorService arrivals = Executors.newSingleThreadScheduledExecutor();
  private final Queue<CompletableFuture<Visit>> visits = new ConcurrentLinkedQueue<>();
  private final AtomicInteger next = new AtomicInteger();
  private final List<RtspAddress> addresses;
  private final StreamingClient client;

  /**
   * A viewer's visit.
   *
   * @param portal which of the presentations was asked for, from 0
   * @param began when
   * @param took until the last track was set up, or until it failed
   * @param failure why it failed; empty if it did not
   */
  public record Visit(int portal, Instant began, Duration took, Optional<String> failure) {
    public Instant ended() {
      return began.plus(took);
    }
  }

  /**
   * Begins.
   *
   * @param portals presentations to ask for, in turn
   * @param perSecond how many come each second
   */
  public SteadyViewers(List<URI> portals, User viewer, int perSecond) {
    addresses = portals.stream().map(url -> RtspAddress.parse(viewer.in(url))).toList();
    try {
      client = new StreamingClient(1, ServerTrust.system());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long microseconds = TimeUnit.SECONDS.toMicros(1) / perSecond;
    arrivals.scheduleAtFixedRate(this::visit, 0, microseconds, TimeUnit.MICROSECONDS);
  }

  private void visit() {
    int portal = next.getAndIncrement() % addresses.size();
    Instant began = Instant.now();
    visits.add(
        client
            .open(addresses.get(portal), DeliveryTransport.UDP, new SessionListener() {})
            .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
            .handle((session, failure) -> ended(portal, began, session, failure)));
  }

  private static Visit ended(int portal, Instant began, RtspSession session, Throwable failure) {
    Duration took = Duration.between(began, Instant.now());
    if (failure != null) {
      return new Visit(portal, began, took, Optional.of(failure.toString()));
    }
    session.tearDown();
    return new Visit(portal, began, took, Optional.empty());
  }

  /** How many have come so far. */
  public int count() {
    return visits.size();
  }

  /** Those that have ended so far, in the order in which they came. */
  public List<Visit> ended() {
    return visits.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join).toList();
  }

  /** Lets nobody else come, waits for those who are there, and tells of all, in order. */
  public List<Visit> end() {
    arrivals.shutdownNow();
    List<Visit> ended = new ArrayList<>();
    visits.forEach(visit -> ended.add(visit.join()));
    return ended;
  }

  @Override
  public void close() {
    end();
    client.close();
  }
}
