package io.baton.client.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.baton.client.service.ContentProviderClient;
import io.baton.client.testing.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers with certificates of all kinds, asked by the JDK's HTTP client and by Netty. */
class ServerTrustTest {
  @TempDir private Path directory;
  private HttpsServer server;

  private TestCertificate serve(String name) throws Exception {
    TestCertificate certificate = new TestCertificate(directory, name);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.sslContext()));
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] body = "{\"items\":[]}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return certificate;
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private void listAndUpload(ServerTrust trust) throws Exception {
    ContentProviderClient client = client(trust);
    client.sessions();
    client.upload(file(), "film", false, sent -> {});
  }

  private Path file() throws IOException {
    return Files.write(directory.resolve("film"), new byte[1000]);
  }

  private ContentProviderClient client(ServerTrust trust) {
    URI uri = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    return new ContentProviderClient(uri, Optional.empty(), trust);
  }

  @Test
  void trustsTheAuthorityInTheFile() throws Exception {
    TestCertificate certificate = serve("ip:127.0.0.1");
    listAndUpload(ServerTrust.authorities(certificate.certificate()));
  }

  @Test
  void trustsEverythingIfThatIsWanted() throws Exception {
    serve("dns:elsewhere.example.org");
    listAndUpload(ServerTrust.everything());
  }

  @Test
  void saysThatTheIssuerIsUnknown() throws Exception {
    serve("ip:127.0.0.1");
    assertDistrusted(ServerTrust.system(), "its issuer is unknown");
  }

  @Test
  void saysThatTheCertificateIsForAnotherHost() throws Exception {
    TestCertificate certificate = serve("dns:elsewhere.example.org");
    assertDistrusted(
        ServerTrust.authorities(certificate.certificate()),
        "No subject alternative names matching IP address 127.0.0.1");
  }

  @Test
  void saysWhetherACertificateIsTooOldOrTooNew() {
    assertThat(explanation(new CertificateExpiredException("NotAfter: yesterday")))
        .isInstanceOf(UntrustedServerException.class)
        .hasMessageEndingWith("it has expired");
    assertThat(explanation(new CertificateNotYetValidException("NotBefore: tomorrow")))
        .isInstanceOf(UntrustedServerException.class)
        .hasMessageEndingWith("it is not valid yet");
  }

  @Test
  void blamesNoCertificateForOtherFailures() {
    assertThat(explanation(new IOException("reset")))
        .isNotInstanceOf(UntrustedServerException.class)
        .hasMessage("TLS with h port 1 is not possible: no handshake");
  }

  private static IOException explanation(Exception cause) {
    SSLException failure = new SSLException("no handshake", cause);
    return TlsFailure.explain("h port 1", failure);
  }

  private void assertDistrusted(ServerTrust trust, String reason) throws IOException {
    ContentProviderClient client = client(trust);
    Path file = file();
    assertThatThrownBy(client::sessions)
        .isInstanceOf(UntrustedServerException.class)
        .hasMessageStartingWith("the certificate of https://127.0.0.1:")
        .hasMessageContaining(reason);
    assertThatThrownBy(() -> client.upload(file, "film", false, sent -> {}))
        .isInstanceOf(UntrustedServerException.class)
        .hasMessageStartingWith("the certificate of 127.0.0.1 port ")
        .hasMessageContaining(reason);
  }

  @Test
  void refusesFilesWithoutCertificates() throws Exception {
    for (String text : List.of("", "not a certificate")) {
      Path file = Files.writeString(directory.resolve("ca"), text);
      assertThatThrownBy(() -> ServerTrust.authorities(file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is not a file of certificates");
    }
    assertThatThrownBy(() -> ServerTrust.authorities(directory.resolve("none")))
        .isInstanceOf(IOException.class);
    assertThatCode(ServerTrust::system).doesNotThrowAnyException();
    assertThat(ServerTrust.everything().sslContext()).isNotNull();
  }
}
