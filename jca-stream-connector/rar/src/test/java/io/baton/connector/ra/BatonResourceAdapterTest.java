package io.baton.connector.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.StreamDecision;
import io.baton.connector.StreamPolicy;
import io.baton.connector.StreamRequest;
import io.baton.connector.StreamRequestListener;
import io.baton.connector.StreamUnavailableException;
import io.baton.connector.ViewerCredential;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter with the real engine in it, on a port that the system picks. */
class BatonResourceAdapterTest {
  private final BatonResourceAdapter adapter = new BatonResourceAdapter();
  private final FakeBootstrapContext server = new FakeBootstrapContext(new ManualWorkManager());

  @BeforeEach
  void configure(@TempDir Path directory) throws IOException {
    Path tool = Files.writeString(directory.resolve("tool"), "#!/bin/sh\nexit 1\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
    adapter.setFfmpeg(tool.toString());
    adapter.setFfprobe(tool.toString());
    adapter.setMediaStore(directory.resolve("media").toString());
    adapter.setRtspHost("127.0.0.1");
    adapter.setRtspPort("0");
    adapter.setRtpPort("0");
    adapter.setOfpPort("0");
    adapter.setPiecesPort("0");
    adapter.setLoops("1");
  }

  @AfterEach
  void stop() {
    adapter.stop();
  }

  @Test
  void answersWhileItRunsAndFreesItsPortWhenItStops() throws Exception {
    adapter.start(server);
    int port = adapter.connection().endpoint().port();
    assertThat(options(port)).startsWith("RTSP/1.0 200");

    adapter.stop();

    assertThatThrownBy(() -> options(port)).isInstanceOf(ConnectException.class);
    assertThatThrownBy(adapter::connection).isInstanceOf(StreamUnavailableException.class);
  }

  @Test
  void theServiceGoesByWhatAConfigPropertySays() throws Exception {
    adapter.setAnonymous("true");
    adapter.setAssignmentTimeout("40");
    adapter.start(server);

    assertThat(adapter.connection().policy())
        .isEqualTo(new StreamPolicy(true, Duration.ofSeconds(40)));
  }

  @Test
  void startsAgainAfterItStopped() throws Exception {
    adapter.start(server);
    adapter.stop();
    adapter.start(server);

    assertThat(options(adapter.connection().endpoint().port())).startsWith("RTSP/1.0 200");
  }

  @Test
  void stopsWithoutHavingStarted() {
    adapter.stop();

    assertThatThrownBy(adapter::connection).isInstanceOf(StreamUnavailableException.class);
  }

  @Test
  void saysWhichSettingKeepsItFromStarting() {
    adapter.setMaxCpu("lots");

    assertThatThrownBy(() -> adapter.start(server))
        .isInstanceOf(ResourceAdapterInternalException.class)
        .hasMessageContaining("baton.admission.max.cpu=lots");
  }

  @Test
  void saysThatItsPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      adapter.setRtspPort(Integer.toString(taken.getLocalPort()));

      assertThatThrownBy(() -> adapter.start(server))
          .isInstanceOf(ResourceAdapterInternalException.class)
          .hasMessageContaining(Integer.toString(taken.getLocalPort()));
    }
  }

  @Test
  void hasOneBeanForEachListener() throws Exception {
    adapter.start(server);
    FakeEndpointFactory one = beans();
    FakeEndpointFactory other = beans();
    StreamRequestActivation activation = new StreamRequestActivation();

    adapter.endpointActivation(one, activation);
    assertThatThrownBy(() -> adapter.endpointActivation(other, activation))
        .isInstanceOf(ResourceException.class);

    adapter.endpointDeactivation(other, activation);
    adapter.endpointDeactivation(one, activation);
    adapter.endpointActivation(other, activation);
    adapter.endpointActivation(beans(), new StreamEventActivation());
  }

  @Test
  void activatesNothingUnlessItRuns() {
    assertThatThrownBy(() -> adapter.endpointActivation(beans(), new StreamRequestActivation()))
        .isInstanceOf(ResourceException.class);
    adapter.endpointDeactivation(beans(), new StreamRequestActivation());
  }

  @Test
  void activationsBelongToThisAdapter() throws ResourceException {
    StreamRequestActivation activation = new StreamRequestActivation();
    assertThatThrownBy(activation::validate).isInstanceOf(InvalidPropertyException.class);

    activation.setResourceAdapter(adapter);
    activation.validate();

    assertThat(activation.getResourceAdapter()).isSameAs(adapter);
  }

  private static FakeEndpointFactory beans() {
    return new FakeEndpointFactory(
        StreamRequestListener.class,
        new StreamRequestListener() {
          @Override
          public StreamDecision decide(StreamRequest request) {
            throw new IllegalStateException("not asked here");
          }

          @Override
          public Optional<ViewerCredential> credential(String user, String realm) {
            return Optional.empty();
          }

          @Override
          public boolean mayView(String user) {
            return false;
          }
        });
  }

  private static String options(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write("OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }
  }
}
