package io.baton.engine.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlUriTest {
  @ParameterizedTest
  @CsvSource({
    "rtsp://h/film/, trackID=0, rtsp://h/film/trackID=0",
    "rtsp://h/film, trackID=0, rtsp://h/film/trackID=0",
    "rtsp://h/film/, /trackID=0, rtsp://h/film/trackID=0",
    "rtsp://h/film, *, rtsp://h/film",
    "rtsp://h/film, '', rtsp://h/film",
    "rtsp://h/film, rtsp://other/x, rtsp://other/x"
  })
  void resolves(String base, String control, String expected) {
    assertThat(ControlUri.resolve(base, control)).isEqualTo(expected);
  }
}
