package io.baton.engine.testing;

import io.baton.connector.ReservationRefusal;
import io.baton.connector.StreamDecision;
import io.baton.connector.StreamDecision.Forward;
import io.baton.connector.StreamDecision.Refuse;
import io.baton.connector.StreamRequest;
import io.baton.engine.media.Content;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.Reservation;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A node that has a film, and one that has not and stands for it: media goes past it. */
public final class TwoNodes implements AutoCloseable {
  /** Name of the node that has the film. */
  public static final String PROVIDER = "provider";

  /** Bits a second that are counted for the film. */
  public static final long BITRATE = 1_000_000;

  private static final String FILM = "/film";
  private static final String ANCHOR = "anchor";

  private final Content film;
  private final DeliveryMode mode;
  private final TestEngine provider;
  private final TestEngine anchor;
  private final AtomicInteger lastAssignment = new AtomicInteger();
  private final List<String> assignments = new CopyOnWriteArrayList<>();

  private TwoNodes(Content film, DeliveryMode mode, TestEngine provider, TestEngine anchor) {
    this.film = film;
    this.mode = mode;
    this.provider = provider;
    this.anchor = anchor;
    provider.decisions().offer(FILM, film);
    anchor.decisions().decide(FILM, this::forward);
  }

  /** Starts both with the same settings, given as key and value in turn. */
  public static TwoNodes start(Content film, DeliveryMode mode, String... settings)
      throws IOException {
    return new TwoNodes(film, mode, TestEngine.start(settings), TestEngine.start(settings));
  }

  /** The same with an anchor that gives up providers that do not answer at first within a time. */
  public static TwoNodes start(
      Content film, DeliveryMode mode, Duration firstAnswer, String... settings)
      throws IOException {
    return new TwoNodes(
        film, mode, TestEngine.start(settings), TestEngine.start(firstAnswer, settings));
  }

  /** Assigns the film to the provider. */
  public Forward assign(StreamRequest request) {
    Reservation reservation = reservation(request);
    Optional<ReservationRefusal> refusal = provider.reservations().reserve(reservation);
    if (refusal.isPresent()) {
      throw new IllegalStateException(refusal.get().message());
    }
    assignments.add(reservation.assignment());
    return forward(reservation, PROVIDER, provider.port());
  }

  private StreamDecision forward(StreamRequest request) {
    return request.unreachable().contains(PROVIDER)
        ? new Refuse(503, "no other node has it", OptionalInt.empty())
        : assign(request);
  }

  /** A reservation under an id that was not used before. */
  public Reservation reservation(StreamRequest request) {
    return new Reservation(
        "assignment-" + lastAssignment.incrementAndGet(),
        MediaPath.parse(FILM),
        film.id(),
        request.client(),
        request.user(),
        mode,
        ANCHOR,
        BITRATE);
  }

  /** The decision to send a client to a node that listens on a port. */
  public Forward forward(Reservation reservation, String name, int port) {
    return new Forward(
        reservation.path(),
        reservation.content(),
        reservation.assignment(),
        name,
        "127.0.0.1",
        port,
        mode,
        reservation.bitrate());
  }

  /** The node that has the film. */
  public TestEngine provider() {
    return provider;
  }

  /** The node that clients talk to. */
  public TestEngine anchor() {
    return anchor;
  }

  /** Ids of the assignments made so far. */
  public List<String> assignments() {
    return assignments;
  }

  @Override
  public void close() {
    anchor.close();
    provider.close();
  }
}
