package io.baton.connector.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.baton.engine.config.ConfigurationException;
import io.baton.engine.config.EngineConfiguration;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSettingsTest {
  private static final Map<String, InetSocketAddress> BINDINGS =
      Map.of(
          "rtsp", new InetSocketAddress("127.0.0.9", 8654),
          "rtsps", new InetSocketAddress("127.0.0.9", 8422),
          "rtp", new InetSocketAddress("127.0.0.9", 7070),
          "ofp", new InetSocketAddress("127.0.0.8", 5783),
          "ofps", new InetSocketAddress("127.0.0.8", 5784),
          "baton-pieces", new InetSocketAddress("127.0.0.7", 8655),
          "all", new InetSocketAddress("0.0.0.0", 8754),
          "other", new InetSocketAddress("127.0.0.9", 9000));

  private final BatonResourceAdapter adapter = new BatonResourceAdapter();
  private final Properties system = new Properties();

  @BeforeEach
  void dataDirectory() {
    system.setProperty("jboss.server.data.dir", "/srv/node/data");
  }

  @Test
  void takesPortsAndAddressFromSocketBindings() throws Exception {
    EngineConfiguration configuration = read();

    assertThat(configuration.rtspHost()).isEqualTo("127.0.0.9");
    assertThat(configuration.rtspPort()).isEqualTo(8654);
    assertThat(configuration.rtpPort()).isEqualTo(7070);
  }

  /** A binding says 0.0.0.0 even if it was told {@code ::}. */
  @ParameterizedTest
  @CsvSource({"true, 0.0.0.0", "false, ::"})
  void allAddressesAreThoseThatTheServerTakes(String ipv4Alone, String host) throws Exception {
    assumeTrue(ipv4Alone.equals("true") || Files.exists(Path.of("/proc/net/if_inet6")));
    system.setProperty("java.net.preferIPv4Stack", ipv4Alone);
    adapter.setRtspSocketBinding("all");

    assertThat(read().rtspHost()).isEqualTo(host);
  }

  @Test
  void takesPortsFromTheBindingsThatAreNamed() throws Exception {
    adapter.setRtspSocketBinding("other");
    adapter.setRtpSocketBinding("rtp");

    assertThat(read().rtspPort()).isEqualTo(9000);
  }

  @Test
  void prefersAConfiguredPortToTheBinding() throws Exception {
    adapter.setRtspPort("1554");
    system.setProperty("baton.rtp.port", "5000");

    EngineConfiguration configuration = read();

    assertThat(configuration.rtspPort()).isEqualTo(1554);
    assertThat(configuration.rtspHost()).isEqualTo("127.0.0.9");
    assertThat(configuration.rtpPort()).isEqualTo(5000);
  }

  @Test
  void opensTlsOnlyWithAKeystore() throws Exception {
    assertThat(read().rtspsPort()).isZero();

    adapter.setRtspsKeystore("/etc/baton/key.p12");
    assertThat(read().rtspsPort()).isEqualTo(8422);

    adapter.setRtspsPort("322");
    assertThat(read().rtspsPort()).isEqualTo(322);
  }

  @Test
  void takesTheAddressOfOfpFromItsOwnBinding() throws Exception {
    EngineConfiguration configuration = read();

    assertThat(configuration.ofpHost()).isEqualTo("127.0.0.8");
    assertThat(configuration.ofpPort()).isEqualTo(5783);
    assertThat(configuration.ofpKey()).isEmpty();

    adapter.setOfpPort("683");
    assertThat(read().ofpPort()).isEqualTo(683);
  }

  @Test
  void takesThePortOfDtlsFromItsBindingIfThereIsAKey() throws Exception {
    assertThat(read().ofpsPort()).isEqualTo(5684);

    system.setProperty("baton.ofp.psk", "00".repeat(16));
    assertThat(read().ofpsPort()).isEqualTo(5784);

    adapter.setOfpsPort("684");
    assertThat(read().ofpsPort()).isEqualTo(684);
  }

  @Test
  void takesTheAddressOfPiecesFromItsOwnBinding() throws Exception {
    assertThat(read().piecesHost()).isEqualTo("127.0.0.7");
    assertThat(read().piecesPort()).isEqualTo(8655);

    adapter.setPiecesPort("9000");
    assertThat(read().piecesPort()).isEqualTo(9000);
  }

  @Test
  void keepsMediaInTheDataDirectoryOfTheServer() throws Exception {
    assertThat(read().mediaStore()).isEqualTo(Path.of("/srv/node/data/baton/media"));

    system.setProperty("baton.media.store", "/srv/media");
    assertThat(read().mediaStore()).isEqualTo(Path.of("/srv/media"));
  }

  @Test
  void prefersConfigPropertyToSystemPropertyToDefault() throws Exception {
    assertThat(read().maxSessions()).isEqualTo(5000);

    system.setProperty("baton.admission.max.sessions", "20");
    assertThat(read().maxSessions()).isEqualTo(20);

    adapter.setMaxSessions("10");
    assertThat(read().maxSessions()).isEqualTo(10);
  }

  @Test
  void namesAnUnusableSetting() {
    adapter.setTick("soon");

    assertThatThrownBy(this::read)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("baton.engine.tick=soon");
  }

  @Test
  void namesAMissingSocketBinding() {
    adapter.setRtpSocketBinding("none");

    assertThatThrownBy(this::read)
        .isInstanceOf(ResourceAdapterInternalException.class)
        .hasMessageContaining("none");
  }

  private EngineConfiguration read() throws ResourceAdapterInternalException {
    return new ServerSettings(adapter, system, ServerSettingsTest::resolve).configuration();
  }

  private static InetSocketAddress resolve(String name) throws ResourceAdapterInternalException {
    InetSocketAddress address = BINDINGS.get(name);
    if (address == null) {
      throw new ResourceAdapterInternalException("no binding " + name);
    }
    return address;
  }
}
