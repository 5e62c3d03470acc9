package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that ask and do not read the answers. */
class UnreadAnswersTest {
  private static final int REQUESTS_A_WRITE = 1000;

  /** Far more than kernels take in for a connection. */
  private static final long LIMIT = 512L << 20;

  /** What kernels and the engine may have taken in of answers: far less than of media. */
  private static final long ANSWERED = 12 << 20;

  private TestEngine engine;

  @BeforeEach
  void start() throws Exception {
    engine =
        TestEngine.start("baton.interleaved.buffer", "16777216", "baton.interleaved.stall", "1");
    engine.decisions().offer("/song", SyntheticTrack.content(60, SyntheticTrack.audio()));
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private static String requests(RtspTestClient client) {
    return ("OPTIONS " + client.uri("/") + " RTSP/1.0\r\nCSeq: 1\r\n\r\n").repeat(REQUESTS_A_WRITE);
  }

  @Test
  void theClientWaitsAndIsDropped() throws Exception {
    try (RtspTestClient client = RtspTestClient.connectNarrow(engine.port())) {
      int answer = answerLength(client);
      String requests = requests(client);
      assertThatThrownBy(() -> sendAll(client, requests)).isInstanceOf(IOException.class);
      assertThat(engine.counters().requests().sum() * answer).isLessThan(ANSWERED);
      Conditions.await("the drop", () -> engine.counters().open().sum() == 0);
    }
  }

  private static int answerLength(RtspTestClient client) throws IOException {
    return client.request("OPTIONS", "/").headers().toString().length();
  }

  /** Until the server closes the connection. */
  private static void sendAll(RtspTestClient client, String requests) throws IOException {
    for (long sent = 0; sent < LIMIT; sent += requests.length()) {
      client.sendRaw(requests);
    }
  }

  @Test
  void aClientThatReadsLaterMissesNoAnswer() throws Exception {
    int total = 20 * REQUESTS_A_WRITE;
    try (RtspTestClient client = RtspTestClient.connectNarrow(engine.port())) {
      String requests = requests(client);
      Thread sender =
          new Thread(
              () -> {
                for (int i = 0; i < total / REQUESTS_A_WRITE; i++) {
                  client.sendRawUnchecked(requests);
                }
              },
              "sender");
      sender.start();
      for (int i = 0; i < total; i++) {
        assertThat(client.reply().status()).isEqualTo(200);
      }
      sender.join();
    }
  }

  @Test
  void otherClientsAreNotDisturbed() throws Exception {
    try (RtspTestClient client = RtspTestClient.connectNarrow(engine.port())) {
      assertThatThrownBy(() -> sendAll(client, requests(client))).isInstanceOf(IOException.class);
      try (RtspTestClient other = RtspTestClient.connect(engine.port())) {
        assertThat(other.request("DESCRIBE", "/song").status()).isEqualTo(200);
      }
    }
  }
}
