package io.baton.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.engine.testing.LoggedMessages;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.SessionState;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionEventsTest {
  private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
  private static final SessionSnapshot SESSION =
      new SessionSnapshot(
          "15a0",
          new MediaPath("films/a b.mp4"),
          new ContentId("ab".repeat(32)),
          "192.0.2.7",
          "ann",
          "VLC 3\n2026 forged",
          DeliveryTransport.UDP,
          SessionState.PLAYING,
          Duration.ZERO,
          1,
          1,
          START,
          1000,
          1_400_000,
          2_000_000,
          0.01,
          12,
          Optional.empty());

  private final List<StreamEvent> passed = new ArrayList<>();
  private final SessionEvents events = new SessionEvents("node-1", passed::add);

  @Test
  void aSessionIsALineAtItsBeginningAndOneAtItsEnd() {
    List<StreamEvent> all =
        List.of(
            new StreamEvent.Created(START, SESSION),
            new StreamEvent.Changed(START, SESSION),
            new StreamEvent.Closed(START.plusMillis(2500), SESSION, CloseReason.TEARDOWN));
    try (LoggedMessages log = new LoggedMessages("io.baton.session")) {
      all.forEach(events);
      assertThat(log.texts())
          .containsExactly(
              "BATON002970: session-begin id=15a0 user=ann client=192.0.2.7 node=node-1"
                  + " path=\"films/a b.mp4\" transport=UDP player=\"VLC 3\\u000a2026 forged\"",
              "BATON002971: session-end id=15a0 user=ann client=192.0.2.7 node=node-1"
                  + " path=\"films/a b.mp4\" millis=2500 bytes=1400000 packets=1000 lost=12"
                  + " reason=TEARDOWN");
    }
    assertThat(passed).isEqualTo(all);
  }
}
