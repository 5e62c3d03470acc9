package io.baton.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.delivery.StreamTimeline;
import io.baton.model.delivery.TrackPosition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineValueTest {
  private static final long NOW = 1_763_700_000_123_456_789L;
  private static final TimelineEntry PLAYING =
      new TimelineEntry(
          true,
          NOW - 3_000_000_001L,
          17_000_000_000L,
          -21_333_333L,
          16_960_000_000L,
          7_200_000_000_000L,
          new Rate(8000, 500),
          List.of(
              new TrackEntry(0, -77, 4242, 70_001, 5_000_000_000L, 4000, 5_600_000, false, true),
              new TrackEntry(1, 99, 123, 9, 48_000, 7, 700, true, false)));

  /** A node whose clock is an hour off goes on at the same packet, due at the same moment. */
  @Test
  void anotherNodeCanMakeTheSameEntryOfIt() {
    StreamTimeline told = TimelineValue.of(PLAYING, NOW);
    long elsewhere = NOW + Duration.ofHours(1).toNanos();

    TimelineEntry made = entry(told, elsewhere);

    assertThat(made.mediaClock(elsewhere)).isEqualTo(PLAYING.mediaClock(NOW));
    assertThat(entry(told, NOW)).isEqualTo(PLAYING);
  }

  @Test
  void nothingElapsesOfWhatDoesNotPlay() {
    StreamTimeline told = TimelineValue.of(Timeline.initial(PLAYING.tracks()), NOW);

    assertThat(told.playing()).isFalse();
    assertThat(told.elapsed()).isZero();
    assertThat(told.tracks()).hasSize(2);
  }

  private static TimelineEntry entry(StreamTimeline told, long wallNanos) {
    return new TimelineEntry(
        told.playing(),
        wallNanos - told.elapsed().toNanos(),
        told.origin().toNanos(),
        told.start().toNanos(),
        told.shown().toNanos(),
        told.stop().toNanos(),
        new Rate(told.scale(), told.speed()),
        told.tracks().stream().map(TimelineValueTest::entry).toList());
  }

  private static TrackEntry entry(TrackPosition told) {
    return new TrackEntry(
        told.track(),
        told.ssrc(),
        told.firstPacket(),
        told.firstSequence(),
        told.timestamp(),
        told.packetsBefore(),
        told.octetsBefore(),
        told.muted(),
        told.held());
  }
}
