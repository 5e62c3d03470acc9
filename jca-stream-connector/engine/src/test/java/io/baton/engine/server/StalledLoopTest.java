package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamEvent.CloseReason;
import io.baton.connector.StreamEvent.Closed;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import io.baton.engine.testing.UdpReceiver;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions of an event loop that does not run. */
class StalledLoopTest {
  private final CountDownLatch release = new CountDownLatch(1);
  private TestEngine engine;

  @BeforeEach
  void start() throws Exception {
    engine = TestEngine.start("baton.engine.loops", "1");
    engine.decisions().offer("/song", SyntheticTrack.content(60, SyntheticTrack.audio()));
  }

  @AfterEach
  void stop() {
    release.countDown();
    engine.close();
  }

  @Test
  void endAtOnceForTheRecordsAndForTheirViewersWhenItRunsAgain() throws Exception {
    try (RtspTestClient client = RtspTestClient.connect(engine.port());
        UdpReceiver receiver = UdpReceiver.open()) {
      String session =
          client.request("SETUP", "/song", "Transport: " + receiver.transport()).session();
      client.request("PLAY", "/song", "Session: " + session);
      receiver.receive(1);
      engine.hang(release);
      engine.abandonSessions();
      assertThat(engine.events(Closed.class))
          .singleElement()
          .matches(closed -> closed.reason() == CloseReason.FAILED)
          .matches(closed -> closed.session().id().equals(session));
      assertThat(engine.admission().sessions()).isZero();
      release.countDown();
      receiver.receiveGoodbye();
      Conditions.await("the end", () -> engine.sessionCount() == 0);
      assertThat(engine.events(Closed.class)).hasSize(1);
      assertThat(engine.admission().sessions()).isZero();
    }
  }
}
