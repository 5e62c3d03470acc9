package io.baton.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.ReservationRefusal;
import io.baton.connector.ReservationRefusal.Reason;
import io.baton.engine.media.Content;
import io.baton.engine.media.ContentLibrary;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.Reservation;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservationsTest {
  private static final Content SONG = SyntheticTrack.content(4, SyntheticTrack.audio());
  private static final ContentId ABSENT = new ContentId("%064x".formatted(1));
  private static final ContentId DAMAGED = new ContentId("%064x".formatted(2));
  private static final long BITS = 2_000_000;
  private static final int MAX_SESSIONS = 3;

  private final Set<String> streaming = new HashSet<>();
  private final List<String> unclaimed = new ArrayList<>();
  private final AdmissionControl admission =
      new AdmissionControl(
          new AdmissionLimits(MAX_SESSIONS, 0, 100_000_000, 1, Duration.ofMillis(100)),
          () -> LoadSamples.sample(0, 0),
          LoadSamples.memory(),
          () -> 0);
  private long now = Duration.ofDays(1).toNanos();
  private final Reservations reservations =
      new Reservations(
          admission,
          new ViewerShares(new ViewerShares.Limits(100, 100, 100), System::nanoTime),
          library(),
          streaming::contains,
          () -> now,
          Duration.ofSeconds(15),
          unclaimed::add);

  private static ContentLibrary library() {
    return id -> {
      if (id.equals(DAMAGED)) {
        throw new IOException("damaged");
      }
      return Optional.of(SONG).filter(song -> song.id().equals(id));
    };
  }

  private static Reservation reservation(String id) {
    return reservation(id, SONG.id(), "192.0.2.7");
  }

  private static Reservation reservation(String id, ContentId content, String client) {
    MediaPath path = new MediaPath("song");
    return new Reservation(id, path, content, client, "viewer", DeliveryMode.RELAY, "anchor", BITS);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void holdsCapacityForOneViewer() throws Exception {
    assertThat(reservations.reserve(reservation("a"))).isEmpty();
    HeldCapacity held = reservations.find("a").orElseThrow();
    assertThat(held.content()).isEqualTo(SONG);
    assertThat(held.isFor(InetAddress.getByName("192.0.2.7"), "viewer")).isTrue();
    assertThat(held.isFor(InetAddress.getByName("192.0.2.8"), "viewer")).isFalse();
    assertThat(held.isFor(InetAddress.getByName("192.0.2.7"), "")).isFalse();
    assertThat(admission.sessions()).isEqualTo(1);
    assertThat(admission.reserved()).isEqualTo(BITS);
  }

  @Test
  void countsWhatTheContentNeedsIfThatIsMore() {
    Reservation modest =
        new Reservation(
            "a",
            new MediaPath("song"),
            SONG.id(),
            "192.0.2.7",
            "",
            DeliveryMode.RELAY,
            "anchor",
            1);
    assertThat(reservations.reserve(modest)).isEmpty();
    assertThat(admission.reserved()).isGreaterThan(SONG.description().bitrate());
  }

  @Test
  void countsTheSameAssignmentOnce() {
    reservations.reserve(reservation("a"));
    pass(Duration.ofSeconds(10));
    assertThat(reservations.reserve(reservation("a"))).isEmpty();
    assertThat(admission.sessions()).isEqualTo(1);
    pass(Duration.ofSeconds(6));
    assertThat(reservations.find("a")).as("repeating it does not prolong it").isEmpty();
  }

  @Test
  void leavesAnAssignmentAloneThatHasBecomeASession() {
    streaming.add("a");
    assertThat(reservations.reserve(reservation("a"))).isEmpty();
    assertThat(reservations.find("a")).isEmpty();
    assertThat(admission.sessions()).isZero();
  }

  @Test
  void givesBackWhatNobodyComesFor() {
    reservations.reserve(reservation("a"));
    pass(Duration.ofSeconds(14));
    reservations.reserve(reservation("b"));
    reservations.expire();
    assertThat(admission.sessions()).isEqualTo(2);
    pass(Duration.ofSeconds(1));
    assertThat(reservations.find("a")).isEmpty();
    assertThat(reservations.take("a")).isFalse();
    reservations.expire();
    assertThat(admission.sessions()).isEqualTo(1);
    assertThat(admission.reserved()).isEqualTo(BITS);
    assertThat(reservations.find("b")).isPresent();
    assertThat(unclaimed).containsExactly("a");
  }

  @Test
  void tellsOfWhatIsAbandonedOnce() {
    reservations.reserve(reservation("a"));
    reservations.reserve(reservation("b"));
    reservations.abandon("a");
    reservations.abandon("a");
    assertThat(reservations.take("b")).isTrue();
    reservations.abandon("b");
    assertThat(unclaimed).containsExactly("a");
    assertThat(admission.sessions()).as("what became a session").isEqualTo(1);
  }

  @Test
  void anExpiredAssignmentMayBeReservedAgain() {
    reservations.reserve(reservation("a"));
    pass(Duration.ofSeconds(15));
    assertThat(reservations.reserve(reservation("a"))).isEmpty();
    assertThat(admission.sessions()).isEqualTo(1);
    assertThat(reservations.find("a")).isPresent();
  }

  @Test
  void handsOverOnceAndKeepsItAdmitted() {
    reservations.reserve(reservation("a"));
    assertThat(reservations.take("a")).isTrue();
    assertThat(reservations.take("a")).isFalse();
    assertThat(reservations.release("a")).isFalse();
    pass(Duration.ofMinutes(1));
    reservations.expire();
    assertThat(admission.sessions()).isEqualTo(1);
  }

  @Test
  void givesBackOnDemand() {
    reservations.reserve(reservation("a"));
    assertThat(reservations.release("a")).isTrue();
    assertThat(reservations.release("a")).isFalse();
    assertThat(admission.sessions()).isZero();
    assertThat(admission.reserved()).isZero();
  }

  @Test
  void refusesWhatCannotBeServed() {
    assertThat(reservations.reserve(reservation("a", ABSENT, "192.0.2.7")))
        .map(ReservationRefusal::reason)
        .contains(Reason.NO_CONTENT);
    assertThat(reservations.reserve(reservation("a", DAMAGED, "192.0.2.7")))
        .contains(new ReservationRefusal(Reason.NO_CONTENT, "the content cannot be read"));
    assertThat(admission.sessions()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "client.example.org", "192.0.2.256"})
  void insistsOnAnAddress(String client) {
    assertThatThrownBy(() -> reservations.reserve(reservation("a", SONG.id(), client)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("client's address");
  }

  /** However many come at once, and whatever the load report still says. */
  @Test
  void neverPassesALimit() throws Exception {
    int threads = 8;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    CountDownLatch start = new CountDownLatch(1);
    try {
      var answers =
          IntStream.range(0, 200)
              .mapToObj(i -> executor.submit(() -> reserveWhen(start, "a" + i / 2)))
              .toList();
      start.countDown();
      int refused = 0;
      for (Future<Optional<ReservationRefusal>> answer : answers) {
        refused += answer.get().isPresent() ? 1 : 0;
      }
      assertThat(refused).isBetween(194, 197);
    } finally {
      executor.shutdownNow();
    }
    assertThat(admission.sessions()).isEqualTo(MAX_SESSIONS);
  }

  private Optional<ReservationRefusal> reserveWhen(CountDownLatch start, String id)
      throws InterruptedException {
    start.await();
    return reservations.reserve(reservation(id));
  }
}
