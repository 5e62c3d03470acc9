package io.baton.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ReservationRefusal;
import io.baton.connector.ReservationRefusal.Reason;
import io.baton.engine.media.Content;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.Reservation;
import io.baton.model.delivery.ReservationUse;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SupplyPromisesTest {
  private static final Content SONG = SyntheticTrack.content(4, SyntheticTrack.audio());
  private static final ContentId ABSENT = new ContentId("%064x".formatted(1));
  private static final ContentId DAMAGED = new ContentId("%064x".formatted(2));
  private static final long BITS = 2_000_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final List<String> lapsed = new ArrayList<>();
  private final AdmissionControl admission =
      new AdmissionControl(
          new AdmissionLimits(3, 0, 100_000_000, 1, Duration.ofMillis(100)),
          () -> LoadSamples.sample(0, 0),
          LoadSamples.memory(),
          () -> 0);
  private long now = Duration.ofDays(1).toNanos();
  private final SupplyPromises promises =
      new SupplyPromises(admission, SupplyPromisesTest::open, () -> now, TIMEOUT, lapsed::add);

  private static Optional<Content> open(ContentId id) throws IOException {
    if (id.equals(DAMAGED)) {
      throw new IOException("damaged");
    }
    return Optional.of(SONG).filter(song -> song.id().equals(id));
  }

  private static Reservation of(String id, ContentId content, long bits) {
    return new Reservation(
        id,
        new MediaPath("song"),
        content,
        "",
        "",
        DeliveryMode.RELAY,
        "anchor",
        bits,
        ReservationUse.SUPPLY);
  }

  private Optional<ReservationRefusal> promise(String id) {
    return promises.promise(of(id, SONG.id(), BITS));
  }

  @Test
  void aPromiseIsCountedLikeASessionAndOnce() {
    assertThat(promise("a")).isEmpty();
    assertThat(promise("a")).isEmpty();

    assertThat(admission.sessions()).isEqualTo(1);
    assertThat(admission.reserved()).isEqualTo(BITS);
    assertThat(promises.all()).containsExactly("a");
  }

  @Test
  void countsWhatTheContentNeedsIfThatIsMore() {
    promises.promise(of("a", SONG.id(), 1));

    assertThat(admission.reserved()).isGreaterThan(SONG.description().bitrate());
  }

  @Test
  void noMoreIsPromisedThanAdmissionAllows() {
    promise("a");
    promise("b");
    promise("c");

    assertThat(promise("d")).map(ReservationRefusal::reason).contains(Reason.NO_CAPACITY);
    assertThat(promises.release("b")).isTrue();
    assertThat(promise("d")).isEmpty();
  }

  @Test
  void whatCannotBeSuppliedIsNotPromised() {
    assertThat(promises.promise(of("a", ABSENT, BITS)))
        .map(ReservationRefusal::reason)
        .contains(Reason.NO_CONTENT);
    assertThat(promises.promise(of("a", DAMAGED, BITS)))
        .contains(new ReservationRefusal(Reason.NO_CONTENT, "the content cannot be read"));
    assertThat(admission.sessions()).isZero();
  }

  @Test
  void aPromiseLastsAsLongAsItIsRenewed() {
    promise("a");
    promise("b");
    now += TIMEOUT.toNanos() - 1;
    assertThat(promises.renew(Set.of("a"))).isEmpty();
    now++;
    promises.expire();
    promises.expire();

    assertThat(lapsed).containsExactly("b");
    assertThat(promises.all()).containsExactly("a");
    assertThat(admission.sessions()).isEqualTo(1);
    assertThat(admission.reserved()).isEqualTo(BITS);

    now += TIMEOUT.toNanos();
    promises.expire();
    assertThat(lapsed).containsExactly("b", "a");
    assertThat(admission.sessions()).isZero();
  }

  @Test
  void renewingTellsWhatIsNotPromised() {
    promise("a");

    assertThat(promises.renew(Set.of("a", "x", "y"))).containsExactlyInAnyOrder("x", "y");
    assertThat(promises.renew(Set.of())).isEmpty();
    assertThat(promises.all()).as("renewing promises nothing").containsExactly("a");
  }

  @Test
  void whatWasGivenBackIsGivenBackOnceAndLapsesNoMore() {
    promise("a");

    assertThat(promises.release("a")).isTrue();
    assertThat(promises.release("a")).isFalse();
    now += TIMEOUT.toNanos();
    promises.expire();
    assertThat(admission.sessions()).isZero();
    assertThat(admission.reserved()).isZero();
    assertThat(lapsed).isEmpty();
  }
}
