package io.baton.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineConfigurationTest {
  /** Free text: any value but none. */
  private static final Set<EngineSetting> TEXTS =
      EnumSet.of(
          EngineSetting.RTSPS_KEYSTORE,
          EngineSetting.RTSPS_KEYSTORE_PASSWORD,
          EngineSetting.RTSPS_KEYSTORE_PASSWORD_FILE,
          EngineSetting.FFMPEG,
          EngineSetting.FFPROBE,
          EngineSetting.SUPPLY_CACHE_DIRECTORY,
          EngineSetting.TOOLS_CACHE,
          EngineSetting.WATCH,
          EngineSetting.OFP_PSK_FILE,
          EngineSetting.OFP_PSK,
          EngineSetting.OFP_PSK_IDENTITY);

  static Stream<Arguments> unusable() {
    return Stream.of(
            bad(EngineSetting.RTSP_HOST, "", "  "),
            bad(EngineSetting.RTSP_PORT, "", "-1", "65536", "rtsp", "8554.0"),
            bad(EngineSetting.RTSPS_PORT, "-1", "65536", "on"),
            bad(EngineSetting.RTP_PORT, "-2", "65536", "6971", "even"),
            bad(EngineSetting.REALM, "", " ", "a\"b", "a\\b", "a\tb"),
            bad(EngineSetting.ANONYMOUS, "", "yes", "TRUE", "1"),
            bad(EngineSetting.TRANSCODE, "", "yes", "TRUE", "1"),
            bad(EngineSetting.SESSION_TIMEOUT, "4", "3601", "60s", ""),
            bad(EngineSetting.MAX_CONNECTIONS, "0", "1000001", "many"),
            bad(EngineSetting.MAX_CONNECTIONS_PER_CLIENT, "0", "1000001", ""),
            bad(EngineSetting.MAX_STRANGERS, "0", "1000001", ""),
            bad(EngineSetting.MAX_STRANGERS_PER_CLIENT, "0", "1000001", "few"),
            bad(EngineSetting.QOP_REQUIRED, "", "yes", "TRUE"),
            bad(EngineSetting.LOGIN_DELAY, "-1", "601", "30s"),
            bad(EngineSetting.OFP_TRUST_ADDRESSES, "", "1"),
            bad(EngineSetting.MAX_SESSIONS_PER_USER, "0", "1000001", ""),
            bad(EngineSetting.MAX_SESSIONS_PER_CLIENT, "0", "1000001", ""),
            bad(EngineSetting.MAX_PREPARED, "0", "1000001", "all"),
            bad(EngineSetting.PREPARED_TIMEOUT, "1", "3601", "15s"),
            bad(EngineSetting.IDLE_TIMEOUT, "0", "3601", "1m"),
            bad(EngineSetting.MAX_HEADER, "511", "65537", "8k"),
            bad(EngineSetting.MAX_BODY, "-1", "1048577", ""),
            bad(EngineSetting.MAX_PENDING, "0", "100001", "x"),
            bad(EngineSetting.DECISION_TIMEOUT, "0", "61", "5s"),
            bad(EngineSetting.OFP_HOST, "", " "),
            bad(EngineSetting.OFP_PORT, "-1", "65536", "coap"),
            bad(EngineSetting.OFPS_PORT, "-1", "65536", ""),
            bad(EngineSetting.PIECES_HOST, "", " "),
            bad(EngineSetting.PIECES_PORT, "-1", "65536", "http"),
            bad(EngineSetting.PIECES_TLS, "", "on"),
            bad(EngineSetting.PIECES_MAX_CONNECTIONS, "0", "100001", "all"),
            bad(EngineSetting.PIECES_MAX_CONNECTIONS_PER_CLIENT, "0", "100001", ""),
            bad(EngineSetting.SUPPLY_LEAD, "0", "61", "4s"),
            bad(EngineSetting.SUPPLY_LEAD_MAX, "3", "1025", "16M"),
            bad(EngineSetting.SUPPLY_PATIENCE, "19", "5001", "250ms"),
            bad(EngineSetting.SUPPLY_GRACE, "0", "301", "15s"),
            bad(EngineSetting.SUPPLY_CACHE, "31", "1048577", "1G"),
            bad(EngineSetting.SUPPLY_ADOPT, "", "yes"),
            bad(EngineSetting.SUPPLY_ADOPT_MAX, "63", "1073741825", "10G"),
            bad(EngineSetting.RTP_SERVICE_ADDRESS, "0.0.0.0", "::", "node-1", "192.0.2.256"),
            bad(EngineSetting.MAX_STRANGERS, "0", "1000001", "many"),
            bad(EngineSetting.MAX_STRANGERS_PER_CLIENT, "0", "1000001", "many"),
            bad(EngineSetting.LOOPS, "-1", "257", "auto"),
            bad(EngineSetting.TICK, "0", "21", "4ms"),
            bad(EngineSetting.HEADROOM, "1", "101", "NaN", "double"),
            bad(EngineSetting.REQUEST_SHARE, "0.04", "1.1", "NaN", "half"),
            bad(EngineSetting.LOOP_STALL, "1", "301", "10s"),
            bad(EngineSetting.DATAGRAMS, "", "GSO", "best"),
            bad(EngineSetting.MAX_SESSIONS, "-1", "1000001", ""),
            bad(EngineSetting.MAX_BANDWIDTH, "-1", "1000000000000001", "8G"),
            bad(EngineSetting.MAX_CPU, "0", "0.04", "1.01", "NaN", "90%", ""),
            bad(EngineSetting.MAX_LATENESS, "9", "60001", "100ms"),
            bad(EngineSetting.FIRST_SESSIONS, "-1", "1000001", ""),
            bad(EngineSetting.ASSIGNMENT_TIMEOUT, "0", "601", "15s"),
            bad(EngineSetting.PROMISE_TIMEOUT, "9", "601", "30s"),
            bad(EngineSetting.TCP_BUFFER, "65535", "16777217", "512k"),
            bad(EngineSetting.TCP_STALL, "0", "301", "1.5"),
            bad(EngineSetting.MEDIA_STORE, "", " "),
            bad(EngineSetting.MAX_UPLOAD, "0", "-1", "9223372036854775808"),
            bad(EngineSetting.RESERVE, "-1", "1048577", "1G"),
            bad(EngineSetting.IMPORT_TIMEOUT, "0", "86401", "1h"),
            bad(EngineSetting.IMPORT_PACE, "0", "3601", "4s"),
            bad(EngineSetting.IMPORT_SAMPLES, "99999", "1000000001", "50M"),
            bad(EngineSetting.IMPORT_DENSITY, "0", "1025", "0.5"),
            bad(EngineSetting.IMPORT_INDEX, "0", "16385", "2G"),
            bad(EngineSetting.SANDBOX, "", "on", "AUTO"),
            bad(EngineSetting.IMPORT_MEMORY, "63", "1048577", "2G"))
        .flatMap(each -> each);
  }

  private static Stream<Arguments> bad(EngineSetting setting, String... values) {
    return Arrays.stream(values).map(value -> Arguments.of(setting, value));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void namesTheSettingThatIsUnusable(EngineSetting setting, String value) {
    assertThatThrownBy(() -> with(Map.of(setting, value)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(setting.key() + "=" + value.strip())
        .hasMessageContaining("expected");
  }

  @Test
  void everySettingThatCanBeWrongIsInTheTable() {
    Set<EngineSetting> tried =
        unusable().map(row -> (EngineSetting) row.get()[0]).collect(Collectors.toSet());
    assertThat(EnumSet.complementOf(EnumSet.copyOf(tried))).isEqualTo(TEXTS);
  }

  @Test
  void readsTheKeyFromItsFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("key"), " " + "0f".repeat(16) + "\nmore\n");
    assertThat(with(Map.of()).ofpKey()).isEmpty();
    assertThat(with(Map.of(EngineSetting.OFP_PSK, "AB".repeat(32))).ofpKey()).isPresent();
    assertThat(with(Map.of(EngineSetting.OFP_PSK_FILE, file.toString())).ofpKey()).isPresent();
    assertThatThrownBy(
            () -> with(Map.of(EngineSetting.OFP_PSK_FILE, directory.resolve("none").toString())))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("baton.ofp.psk.file=");
  }

  @Test
  void readsThePasswordOfRtspsFromItsFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("password"), " two words \nmore\n");
    EngineConfiguration configuration =
        with(
            Map.of(
                EngineSetting.RTSPS_KEYSTORE_PASSWORD,
                "other",
                EngineSetting.RTSPS_KEYSTORE_PASSWORD_FILE,
                file.toString()));

    assertThat(configuration.rtspsKeystorePassword()).isEqualTo(" two words ");
    assertThatThrownBy(
            () ->
                with(
                    Map.of(
                        EngineSetting.RTSPS_KEYSTORE_PASSWORD_FILE,
                        directory.resolve("none").toString())))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("baton.rtsps.keystore.password.file=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5ec2e7", "5ec2e7 5ec2e7 5ec2e7", "0123456789abcdeü"})
  void neverTellsAKey(String key) {
    assertThatThrownBy(() -> with(Map.of(EngineSetting.OFP_PSK, key)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("baton.ofp.psk=(hidden)")
        .hasMessageNotContaining(key);
    EngineConfiguration good = with(Map.of(EngineSetting.OFP_PSK, "5ec2e7".repeat(6)));
    assertThat(good.ofpKey().orElseThrow()).asString().doesNotContain("5ec2e7");
  }

  @Test
  void aKeyHasAName() {
    String key = "00".repeat(16);
    for (String name : List.of("", "x".repeat(65))) {
      assertThatThrownBy(
              () -> with(Map.of(EngineSetting.OFP_PSK, key, EngineSetting.OFP_PSK_IDENTITY, name)))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("an identity has 1 to 64 bytes");
    }
  }

  @Test
  void namesAPathThatIsNone() {
    for (EngineSetting setting :
        EnumSet.of(
            EngineSetting.MEDIA_STORE,
            EngineSetting.RTSPS_KEYSTORE,
            EngineSetting.RTSPS_KEYSTORE_PASSWORD_FILE,
            EngineSetting.FFMPEG,
            EngineSetting.FFPROBE,
            EngineSetting.SUPPLY_CACHE_DIRECTORY,
            EngineSetting.TOOLS_CACHE,
            EngineSetting.OFP_PSK_FILE,
            EngineSetting.WATCH)) {
      assertThatThrownBy(() -> with(Map.of(setting, "a\0b")))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith(setting.key());
    }
  }

  @ParameterizedTest
  @EnumSource(EngineSetting.class)
  void isDocumented(EngineSetting setting) {
    assertThat(setting.key()).matches("baton(\\.[a-z]+)+");
    assertThat(setting.description()).endsWith(".");
  }

  @Test
  void theDefaultsAreUsable() {
    EngineConfiguration defaults = with(Map.of());
    assertThat(defaults.rtspHost()).isEqualTo("0.0.0.0");
    assertThat(defaults.rtspPort()).isEqualTo(8554);
    assertThat(defaults.rtspsPort()).isZero();
    assertThat(defaults.rtspsKeystore()).isEmpty();
    assertThat(defaults.rtspsKeystorePassword()).isEmpty();
    assertThat(defaults.rtpPort()).isEqualTo(6970);
    assertThat(defaults.realm()).isEqualTo("ApplicationRealm");
    assertThat(defaults.anonymous()).isFalse();
    assertThat(defaults.sessionTimeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(defaults.maxConnections()).isEqualTo(10_000);
    assertThat(defaults.maxConnectionsPerClient()).isEqualTo(1000);
    assertThat(defaults.maxStrangers()).isEqualTo(1000);
    assertThat(defaults.maxStrangersPerClient()).isEqualTo(250);
    assertThat(defaults.qopRequired()).isFalse();
    assertThat(defaults.maxLoginDelay()).isEqualTo(Duration.ofSeconds(30));
    assertThat(defaults.trustAddresses()).isFalse();
    assertThat(defaults.maxSessionsPerUser()).isEqualTo(1000);
    assertThat(defaults.maxSessionsPerClient()).isEqualTo(1000);
    assertThat(defaults.maxPrepared()).isEqualTo(250);
    assertThat(defaults.preparedTimeout()).isEqualTo(Duration.ofSeconds(15));
    assertThat(defaults.idleTimeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(defaults.maxHeaderBytes()).isEqualTo(8192);
    assertThat(defaults.maxBodyBytes()).isEqualTo(16_384);
    assertThat(defaults.maxPendingRequests()).isEqualTo(256);
    assertThat(defaults.decisionTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(defaults.loops()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(defaults.tick()).isEqualTo(Duration.ofMillis(8));
    assertThat(defaults.headroom()).isEqualTo(2);
    assertThat(defaults.requestShare()).isEqualTo(0.5);
    assertThat(defaults.datagrams()).isEqualTo(DatagramMode.AUTO);
    assertThat(defaults.maxSessions()).isEqualTo(5000);
    assertThat(defaults.maxBandwidth()).isEqualTo(8_000_000_000L);
    assertThat(defaults.maxCpu()).isEqualTo(0.9);
    assertThat(defaults.interleavedBuffer()).isEqualTo(524_288);
    assertThat(defaults.interleavedStall()).isEqualTo(Duration.ofSeconds(10));
    assertThat(defaults.mediaStore()).isEqualTo(Path.of("store"));
    assertThat(defaults.maxUploadBytes()).isEqualTo(64L << 30);
    assertThat(defaults.mediaReserveBytes()).isEqualTo(1L << 30);
    assertThat(defaults.importTimeout()).isEqualTo(Duration.ofHours(1));
    assertThat(defaults.importMemoryBytes()).isEqualTo(2L << 30);
    assertThat(defaults.transcode()).isFalse();
    assertThat(defaults.ffmpeg()).isEmpty();
    assertThat(defaults.ffprobe()).isEmpty();
  }

  @Test
  void takesWhatIsSet() {
    EngineConfiguration set =
        with(
            Map.of(
                EngineSetting.LOOPS, " 3 ",
                EngineSetting.ANONYMOUS, "true",
                EngineSetting.DATAGRAMS, "sendmmsg",
                EngineSetting.FFMPEG, "/usr/bin/ffmpeg",
                EngineSetting.RTSPS_PORT, "322",
                EngineSetting.RTSPS_KEYSTORE, "key.p12"));
    assertThat(set.loops()).isEqualTo(3);
    assertThat(set.anonymous()).isTrue();
    assertThat(set.datagrams()).isEqualTo(DatagramMode.SENDMMSG);
    assertThat(set.ffmpeg()).contains(Path.of("/usr/bin/ffmpeg"));
    assertThat(set.rtspsKeystore()).contains(Path.of("key.p12"));
  }

  @Test
  void demandsAKeyForTls() {
    assertThatThrownBy(() -> with(Map.of(EngineSetting.RTSPS_PORT, "322")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(EngineSetting.RTSPS_KEYSTORE.key());
  }

  /** The defaults and the directory that has none, but for some settings. */
  private static EngineConfiguration with(Map<EngineSetting, String> settings) {
    Map<String, String> values = new HashMap<>();
    values.put(EngineSetting.MEDIA_STORE.key(), "store");
    settings.forEach((setting, value) -> values.put(setting.key(), value));
    return EngineConfiguration.read(key -> Optional.ofNullable(values.get(key)));
  }
}
