package io.baton.engine.server.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.engine.server.connection.RequestFailedException;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresentationUriTest {
  @ParameterizedTest
  @CsvSource({
    "rtsp://h/film.mp4, rtsp://h/film.mp4, /film.mp4, -1",
    "rtsp://h/film.mp4/, rtsp://h/film.mp4, /film.mp4, -1",
    "rtsp://h/film.mp4/trackID=0, rtsp://h/film.mp4, /film.mp4, 0",
    "rtsp://h:8554/a/b%20c.mp4/trackID=12/, rtsp://h:8554/a/b%20c.mp4, /a/b c.mp4, 12",
    "rtsp://user:pass@h/film.mp4/trackID=1, rtsp://h/film.mp4, /film.mp4, 1",
    "rtsp://h/film.mp4/trackID=1?mode=direct, rtsp://h/film.mp4?mode=direct, /film.mp4, 1",
    "rtsp://h/film.mp4/trackID=1/?, rtsp://h/film.mp4?, /film.mp4, 1",
    "rtsp://h/trackID=x, rtsp://h/trackID=x, /trackID=x, -1",
  })
  void tellsThePresentationFromItsTracks(String text, String base, String path, int track)
      throws Exception {
    PresentationUri uri = PresentationUri.parse(text);
    assertThat(uri.base()).isEqualTo(base);
    assertThat(uri.path()).isEqualTo(path);
    assertThat(uri.track().orElse(-1)).isEqualTo(track);
  }

  @Test
  void findsTheTrackBehindAQuery() throws Exception {
    PresentationUri uri = PresentationUri.parse("rtsp://h/film.mp4?mode=relay/trackID=1");
    assertThat(uri.track()).isEqualTo(OptionalInt.of(1));
    assertThat(uri.query()).isEqualTo(Map.of("mode", "relay"));
    assertThat(PresentationUri.trackUri(uri.base(), 1))
        .isEqualTo("rtsp://h/film.mp4?mode=relay/trackID=1");
  }

  @Test
  void refusesToGuess() {
    assertThatThrownBy(() -> PresentationUri.parse("*")).hasMessageContaining("named");
    assertThatThrownBy(() -> PresentationUri.parse("rtsp://h:x/film"))
        .isInstanceOf(RequestFailedException.class);
  }
}
