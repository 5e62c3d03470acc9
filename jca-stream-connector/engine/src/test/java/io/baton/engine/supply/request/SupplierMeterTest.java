package io.baton.engine.supply.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.supply.request.SupplierMeter.Fault;
import io.baton.model.cluster.SupplierCondition;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SupplierMeterTest {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int OCTETS = 125_000;

  private final SupplierMeter meter = new SupplierMeter();
  private long now = 1_800_000_000L * 1_000_000_000;

  private SupplierCondition condition() {
    return meter.condition("node-2", now).orElseThrow();
  }

  /** A piece of a megabit, every so often; its octets come within so long. */
  private void pieces(int count, long every, long transfer) {
    for (int i = 0; i < count; i++) {
      meter.requested(now);
      meter.answered(now, now + 20 * MILLI);
      meter.received(OCTETS, now + 20 * MILLI, now + (20 + transfer) * MILLI);
      now += every * MILLI;
    }
  }

  @Test
  void nothingIsKnownOfWhatWasNotAsked() {
    assertThat(meter.condition("node-2", now)).isEmpty();
  }

  @Test
  void throughputAndTimeToTheFirstOctet() {
    pieces(60, 1000, 100);

    SupplierCondition measured = condition();
    assertThat(measured.bandwidth()).isEqualTo(10_000_000);
    assertThat(measured.received()).isBetween(990_000L, 1_010_000L);
    assertThat(measured.firstOctetMillis()).isEqualTo(20);
    assertThat(measured.use()).isBetween(0.09, 0.11);
    assertThat(measured.losses()).isZero();
  }

  /** Four at a time share the link. */
  @Test
  void timeInWhichSeveralPiecesComeCountsOnce() {
    for (int i = 0; i < 40; i++) {
      for (int one = 0; one < 4; one++) {
        meter.requested(now);
        meter.received(OCTETS, now, now + 400 * MILLI);
      }
      now += 1000 * MILLI;
    }

    assertThat(condition().bandwidth()).isEqualTo(10_000_000);
    assertThat(condition().use()).isBetween(0.39, 0.41);
  }

  @Test
  void aLinkThatIsBusyAllTheTimeIsFull() {
    for (int second = 0; second < 40; second++) {
      meter.requested(now);
      meter.received(OCTETS, now, now + 1000 * MILLI);
      now += 1000 * MILLI;
    }
    assertThat(condition().use()).isGreaterThan(0.99);
  }

  /** Its lead comes as fast as the link can. */
  @Test
  void aStreamThatBeginsIsNoFullLink() {
    for (int i = 0; i < 40; i++) {
      meter.requested(now);
      meter.received(OCTETS, now, now + 100 * MILLI);
      now += 100 * MILLI;
    }
    assertThat(condition().use()).isLessThan(0.15);
  }

  @Test
  void theWindowSlides() {
    for (int i = 0; i < 40; i++) {
      meter.requested(now);
      meter.faulted(Fault.FAILED, now);
      now += 1000 * MILLI;
    }
    assertThat(condition().losses()).isEqualTo(1);
    pieces(400, 100, 10);
    assertThat(condition().losses()).isZero();
    assertThat(condition().requests()).isBetween(300, 360);
  }

  /** One that is avoided is not asked: what is known of it holds for a while. */
  @Test
  void aRequestNowAndThenDoesNotReplaceWhatIsKnown() {
    pieces(20, 1000, 10);
    for (int i = 0; i < 20; i++) {
      meter.requested(now);
      meter.faulted(Fault.HEDGED, now);
      now += 1000 * MILLI;
    }
    double losses = condition().losses();
    now += TimeUnit.MINUTES.toNanos(4);
    pieces(1, 1000, 10);
    assertThat(condition().losses()).isBetween(losses - 0.02, losses);

    now += TimeUnit.MINUTES.toNanos(6);
    assertThat(meter.condition("node-2", now)).isEmpty();
  }

  /** All that were under way fail together. */
  @Test
  void oneInterruptionIsHarmless() {
    pieces(26, 1000, 10);
    for (int i = 0; i < 4; i++) {
      meter.requested(now);
      meter.faulted(Fault.FAILED, now);
    }
    assertThat(condition().losses()).isBetween(0.1, 0.15);
  }
}
