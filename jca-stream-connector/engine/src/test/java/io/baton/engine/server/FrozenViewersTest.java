package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.EngineProcess;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.UdpReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interleaved viewers that stop reading, more of them than memory has buffers for. */
class FrozenViewersTest {
  private static final int FROZEN = 120;
  private static final String CHANNELS = "Transport: RTP/AVP/TCP;unicast;interleaved=0-1";

  @TempDir private Path directory;

  @Test
  void othersPlayOnAndTheFrozenAreDropped() throws Exception {
    Path log = directory.resolve("log");
    List<RtspTestClient> frozen = new ArrayList<>();
    try (EngineProcess engine =
            EngineProcess.start(
                log,
                List.of("-Xmx256m", "-XX:MaxDirectMemorySize=54m"),
                "baton.interleaved.stall",
                "3");
        RtspTestClient player = RtspTestClient.connect(engine.port());
        RtspTestClient reading = RtspTestClient.connect(engine.port());
        UdpReceiver receiver = UdpReceiver.open()) {
      play(player, "/song", "Transport: " + receiver.transport());
      play(reading, "/song", CHANNELS);
      for (int i = 0; i < FROZEN; i++) {
        RtspTestClient viewer = RtspTestClient.connectNarrow(engine.port());
        frozen.add(viewer);
        play(viewer, "/fat", CHANNELS);
        receiver.receive(1);
        reading.frame();
      }
      Conditions.await("the end of the frozen", () -> engine.sessions() == 2);
      for (RtspTestClient viewer : frozen) {
        viewer.awaitClose();
      }
      receiver.receive(20);
      for (int i = 0; i < 20; i++) {
        reading.frame();
      }
      try (RtspTestClient late = RtspTestClient.connect(engine.port())) {
        play(late, "/song", CHANNELS);
        late.frame();
      }
    } finally {
      for (RtspTestClient viewer : frozen) {
        viewer.close();
      }
    }
    assertThat(Files.readString(log)).doesNotContain("OutOfMemory", "OutOfDirectMemory");
  }

  private static void play(RtspTestClient viewer, String path, String transport)
      throws IOException {
    RtspReply setUp = viewer.request("SETUP", path + "/trackID=0", transport);
    assertThat(setUp.status()).as(setUp.reason()).isEqualTo(200);
    String session = setUp.session();
    assertThat(viewer.request("PLAY", path, "Session: " + session).status()).isEqualTo(200);
  }
}
