package io.baton.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.support.FakeEngine;
import io.baton.support.Samples;
import org.junit.jupiter.api.Test;

class LocalNodeMonitorTest {
  private final FakeEngine engine = new FakeEngine();
  private final LocalNodeMonitor monitor = new LocalNodeMonitor(engine.local());

  @Test
  void tellsHowTheNodeIs() throws Exception {
    try (RtspServerStub server = new RtspServerStub("RTSP/1.0 200 OK\r\n\r\n")) {
      engine.listenAt(server.endpoint());

      engine.media().stage("film.mp4");

      NodeStatus status = monitor.status();

      assertThat(status.name()).isEqualTo("local");
      assertThat(status.version()).matches("\\d+\\.\\d+.*");
      assertThat(status.roles()).isEqualTo(NodeSettings.ROLES);
      assertThat(status.started()).isEqualTo(Samples.START);
      assertThat(status.endpoint()).isEqualTo(server.endpoint());
      assertThat(status.load()).isEqualTo(Samples.load());
      assertThat(status.statistics()).isEqualTo(Samples.statistics());
      assertThat(status.importQueue()).isEqualTo(1);
      assertThat(status.rtspAnswers()).isTrue();
    }
    assertThat(engine.open()).isZero();
  }

  @Test
  void saysThatTheEngineIsDown() {
    engine.stop();

    assertThatThrownBy(monitor::status).isInstanceOf(EngineUnavailableException.class);
  }
}
