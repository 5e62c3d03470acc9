package io.baton.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets to the database that several nodes share. */
class DatabaseServerTest {
  private static final char[] PASSWORD = "password".toCharArray();
  private static final int ANY_PORT = 0;
  private static final int PROTOCOL = 17;

  @TempDir private static Path directory;
  private static Server server;
  private static SSLContext cluster;
  private static SSLContext before;

  @BeforeAll
  static void start() throws Exception {
    Path keys = keyStore("cluster");
    try (Connection made = DriverManager.getConnection("jdbc:h2:file:" + directory + "/baton")) {
      assertThat(made.isValid(1)).isTrue();
    }
    before = SSLContext.getDefault();
    server = DatabaseServer.start(keys, ANY_PORT, directory);
    cluster = ClusterKey.context(keys, PASSWORD);
  }

  @AfterAll
  static void stop() {
    server.stop();
    SSLContext.setDefault(before);
  }

  @Test
  void aNodeGetsIn() throws SQLException {
    SSLContext.setDefault(cluster);

    assertThat(answer()).isEqualTo(42);
  }

  /** They name a length of 2 GB, for which the server reserved memory at once. */
  @Test
  void bytesOfAStrangerDoNotReachTheDatabase() throws IOException, SQLException {
    for (int i = 0; i < 20; i++) {
      try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
        DataOutputStream out = new DataOutputStream(stranger.getOutputStream());
        out.writeInt(PROTOCOL);
        out.writeInt(PROTOCOL);
        out.writeInt(Integer.MAX_VALUE - 15);
        out.flush();
        String answer =
            new String(stranger.getInputStream().readAllBytes(), StandardCharsets.UTF_16BE);
        assertThat(answer).doesNotContain("memory");
      }
    }
    SSLContext.setDefault(cluster);
    assertThat(answer()).isEqualTo(42);
  }

  @Test
  void anotherKeyDoesNotGetIn() throws Exception {
    SSLContext other = ClusterKey.context(keyStore("other"), PASSWORD);
    try (SSLSocket stranger =
        (SSLSocket)
            other
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.getPort())) {
      assertThatThrownBy(stranger::startHandshake).isInstanceOf(IOException.class);
    }
    SSLContext.setDefault(other);
    assertThatThrownBy(DatabaseServerTest::answer).isInstanceOf(SQLException.class);
  }

  /** In TLS 1.3 a client learns only with its first answer that its certificate was missing. */
  @Test
  void aClientWithoutACertificateDoesNotGetIn() throws Exception {
    SSLContext trusting = SSLContext.getInstance("TLSv1.3");
    trusting.init(null, ClusterKey.trust(keyStore("cluster"), PASSWORD), null);
    try (SSLSocket stranger =
        (SSLSocket)
            trusting
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.getPort())) {
      stranger.startHandshake();
      assertThatThrownBy(() -> stranger.getInputStream().read()).isInstanceOf(IOException.class);
    }
  }

  private static int answer() throws SQLException {
    String url = "jdbc:h2:ssl://127.0.0.1:" + server.getPort() + "/./baton";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select 42")) {
      result.next();
      return result.getInt(1);
    }
  }

  /** Made by the tool that operators use. */
  private static Path keyStore(String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = directory.resolve(name + ".keystore");
    if (!file.toFile().exists()) {
      String keytool = Path.of(System.getProperty("java.home"), "bin/keytool").toString();
      Process made =
          new ProcessBuilder(
                  keytool,
                  "-genkeypair",
                  "-alias",
                  "baton",
                  "-dname",
                  "CN=baton",
                  "-keyalg",
                  "EC",
                  "-groupname",
                  "secp256r1",
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  file.toString(),
                  "-storepass",
                  new String(PASSWORD))
              .inheritIO()
              .start();
      assertThat(made.waitFor()).isZero();
    }
    return file;
  }
}
