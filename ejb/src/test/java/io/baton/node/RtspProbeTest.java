package io.baton.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.RtspEndpoint;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtspProbeTest {
  private final RtspProbe probe = new RtspProbe(Duration.ofSeconds(30));

  @ParameterizedTest
  @CsvSource({
    "RTSP/1.0 200 OK, true",
    "RTSP/1.0 503 Service Unavailable, false",
    "HTTP/1.1 200 OK, false",
    "RTSP, false"
  })
  void believesA200Only(String answer, boolean expected) throws Exception {
    try (RtspServerStub server = new RtspServerStub(answer)) {
      assertThat(probe.answers(server.endpoint())).isEqualTo(expected);
    }
  }

  @Test
  void waitsNoLongerThanItIsTold() throws Exception {
    try (RtspServerStub server = new RtspServerStub("")) {
      assertThat(new RtspProbe(Duration.ofMillis(500)).answers(server.endpoint())).isFalse();
    }
  }

  @Test
  void noticesAClosedPort() throws Exception {
    RtspEndpoint closed;
    try (RtspServerStub server = new RtspServerStub("")) {
      closed = server.endpoint();
    }

    assertThat(probe.answers(closed)).isFalse();
  }

  @Test
  void noticesAHostThatDoesNotExist() {
    assertThat(probe.answers(new RtspEndpoint("no.such.host.invalid", 1, 0, 0))).isFalse();
  }
}
