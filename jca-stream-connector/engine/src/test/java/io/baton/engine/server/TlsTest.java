package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.StreamDecision.Redirect;
import io.baton.engine.config.ConfigurationException;
import io.baton.engine.media.Content;
import io.baton.engine.testing.KeyStores;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RTSP over TLS. */
class TlsTest {
  private static final String PASSWORD = KeyStores.PASSWORD;
  private static final Content FILM = SyntheticTrack.content(2, SyntheticTrack.video(3));

  @TempDir private static Path directory;
  private static Path keys;

  @BeforeAll
  static void makeKey() throws Exception {
    keys = KeyStores.create(directory.resolve("key.p12"));
  }

  private static TestEngine start(String password, int port) throws IOException {
    return TestEngine.start(
        "baton.rtsps.port",
        Integer.toString(port),
        "baton.rtsps.keystore",
        keys.toString(),
        "baton.rtsps.keystore.password",
        password);
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private static SSLContext trustingTheServer() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", store.getCertificate("rtsps"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static RtspTestClient connect(TestEngine engine) throws Exception {
    return new RtspTestClient(
        trustingTheServer()
            .getSocketFactory()
            .createSocket(InetAddress.getLoopbackAddress(), engine.tlsPort()));
  }

  @Test
  void streamsInterleavedOnly() throws Exception {
    try (TestEngine engine = start(PASSWORD, freePort())) {
      engine.decisions().offer("/film", FILM);
      try (RtspTestClient client = connect(engine)) {
        String udp = "Transport: RTP/AVP;unicast;client_port=27000-27001";
        assertThat(client.request("SETUP", "/film", udp).status()).isEqualTo(461);
        String either = udp + ",RTP/AVP/TCP;unicast;interleaved=0-1";
        String session = client.request("SETUP", "/film", either).session();
        playAndCompare(client, session, engine);
      }
    }
  }

  private static void playAndCompare(RtspTestClient client, String session, TestEngine provider)
      throws IOException {
    client.request("PLAY", "/film", "Session: " + session, "Speed: 4");
    List<ByteBuffer> predicted = Predictions.of(FILM, provider.entry(session), 0);
    List<ByteBuffer> received = new ArrayList<>();
    while (received.size() < predicted.size()) {
      RtspTestClient.Frame frame = client.frame();
      if (frame.channel() == 0) {
        received.add(frame.bytes());
      }
    }
    Predictions.assertSame(received, predicted);
  }

  @ParameterizedTest
  @CsvSource({"rtsp, 503", "rtsps, 302"})
  void sendsNobodyToWhereAnybodyCanReadAlong(String scheme, int status) throws Exception {
    URI location = URI.create(scheme + "://192.0.2.1/film");
    try (TestEngine engine = start(PASSWORD, freePort());
        RtspTestClient client = connect(engine)) {
      engine.decisions().decide("/film", asked -> new Redirect(location));
      assertThat(client.request("DESCRIBE", "/film").status()).isEqualTo(status);
    }
  }

  @Test
  void closesAConnectionThatSpeaksInTheClear() throws Exception {
    try (TestEngine engine = start(PASSWORD, freePort());
        RtspTestClient client = RtspTestClient.connect(engine.tlsPort())) {
      client.sendRaw("OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n");
      client.awaitClose();
    }
  }

  @Test
  void namesAKeyStoreThatCannotBeRead() throws Exception {
    int port = freePort();
    assertThatThrownBy(() -> start("wrong", port).close())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("baton.rtsps.keystore.password")
        .message()
        .doesNotContain("wrong");
  }
}
