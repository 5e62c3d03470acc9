package io.baton.catalog.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.catalog.job.UploadSettings;
import io.baton.catalog.upload.TransferRate;
import io.baton.catalog.upload.UploadAdmission;
import io.baton.catalog.upload.UploadRefusedException;
import io.baton.catalog.upload.UploadRefusedException.Limit;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UploadLimitsTest {
  private static final long SECOND = 1_000_000_000;

  private final AtomicLong nanos = new AtomicLong();

  private UploadAdmission admission(int most, int perPublisher, int perAddress) {
    Properties properties = new Properties();
    properties.setProperty("baton.upload.max", Integer.toString(most));
    properties.setProperty("baton.upload.max.per.publisher", Integer.toString(perPublisher));
    properties.setProperty("baton.upload.max.per.address", Integer.toString(perAddress));
    return new UploadAdmission(UploadSettings.read(properties), nanos::get);
  }

  @Test
  void limitsAPublisherAnAddressAndTheNode() throws Exception {
    UploadAdmission admission = admission(3, 1, 2);
    admission.enter("ann", "192.0.2.1");
    assertRefused(Limit.PUBLISHER, () -> admission.enter("ann", "192.0.2.2"));
    admission.enter("bob", "192.0.2.1");
    assertRefused(Limit.ADDRESS, () -> admission.enter("cyd", "192.0.2.1"));
    admission.enter("cyd", "192.0.2.2");
    assertRefused(Limit.NODE, () -> admission.enter("dan", "192.0.2.3"));
    assertThat(admission.receiving()).isEqualTo(3);
    assertThat(admission.refused()).isEqualTo(3);

    admission.leave("ann", "192.0.2.1");
    admission.enter("ann", "192.0.2.1");
    assertThat(admission.receiving()).isEqualTo(3);
  }

  private static void assertRefused(
      Limit limit, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            UploadRefusedException.class, e -> assertThat(e.limit()).isEqualTo(limit));
  }

  @Test
  void aSenderThatBringsTooLittleInAWindowIsTooSlow() {
    TransferRate rate = new TransferRate(1000, Duration.ofSeconds(30), nanos::get);
    nanos.addAndGet(29 * SECOND);
    rate.received(29_999, 0);
    assertThat(rate.isTooSlow()).isFalse();
    nanos.addAndGet(SECOND);
    assertThat(rate.isTooSlow()).isTrue();
  }

  @Test
  void aSenderThatBringsEnoughInEachWindowIsNot() {
    TransferRate rate = new TransferRate(1000, Duration.ofSeconds(30), nanos::get);
    for (int i = 0; i < 300; i++) {
      nanos.addAndGet(SECOND);
      rate.received(1000, 0);
      assertThat(rate.isTooSlow()).isFalse();
    }
  }

  @Test
  void timeInWhichTheNodeWritesDoesNotCount() {
    TransferRate rate = new TransferRate(1000, Duration.ofSeconds(30), nanos::get);
    nanos.addAndGet(60 * SECOND);
    rate.received(100, 50 * SECOND);
    assertThat(rate.isTooSlow()).isFalse();
  }

  @Test
  void anyRateWillDoIfTheLimitIsOff() {
    TransferRate rate = new TransferRate(0, Duration.ofSeconds(30), nanos::get);
    nanos.addAndGet(3600 * SECOND);
    assertThat(rate.isTooSlow()).isFalse();
  }
}
