package io.baton.engine.config;

import io.baton.engine.ofp.transport.SharedKey;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The engine's settings, validated. Immutable. */
public final class EngineConfiguration extends SupplyConfiguration {
  private EngineConfiguration(Function<String, Optional<String>> source) {
    super(source);
  }

  /**
   * Reads and checks every setting.
   *
   * @param source value of a setting by its {@link EngineSetting#key() key}; empty means its
   *     default
   * @throws ConfigurationException that names the first setting with an unusable value
   */
  public static EngineConfiguration read(Function<String, Optional<String>> source) {
    EngineConfiguration configuration = new EngineConfiguration(source);
    configuration.validate();
    return configuration;
  }

  private void validate() {
    requireText(EngineSetting.RTSP_HOST);
    realm();
    rtspPort();
    rtspsPort();
    rtpPort();
    anonymous();
    qopRequired();
    maxLoginDelay();
    sessionTimeout();
    maxConnections();
    maxConnectionsPerClient();
    maxStrangers();
    maxStrangersPerClient();
    idleTimeout();
    maxHeaderBytes();
    maxBodyBytes();
    maxPendingRequests();
    decisionTimeout();
    requireText(EngineSetting.OFP_HOST);
    ofpPort();
    ofpsPort();
    ofpKey();
    trustAddresses();
    loops();
    tick();
    headroom();
    requestShare();
    datagrams();
    maxSessions();
    maxSessionsPerUser();
    maxSessionsPerClient();
    maxPrepared();
    preparedTimeout();
    maxBandwidth();
    maxCpu();
    firstSessions();
    maxLateness();
    loopStall();
    assignmentTimeout();
    promiseTimeout();
    rtpServiceAddress();
    interleavedBuffer();
    interleavedStall();
    validateMedia();
    validatePieces();
    validateSupply();
    rtspsKeystore();
    rtspsKeystorePassword();
    if (rtspsPort() != 0 && rtspsKeystore().isEmpty()) {
      throw new ConfigurationException(
          EngineSetting.RTSPS_KEYSTORE, "", "a PKCS#12 file, since RTSP over TLS is on");
    }
    if (piecesTls() && rtspsKeystore().isEmpty()) {
      throw new ConfigurationException(
          EngineSetting.RTSPS_KEYSTORE, "", "a PKCS#12 file, since baton.pieces.tls is on");
    }
  }

  public String rtspHost() {
    return text(EngineSetting.RTSP_HOST);
  }

  public int rtspPort() {
    return port(EngineSetting.RTSP_PORT);
  }

  /** 0 means off. */
  public int rtspsPort() {
    return port(EngineSetting.RTSPS_PORT);
  }

  public Optional<Path> rtspsKeystore() {
    return path(EngineSetting.RTSPS_KEYSTORE);
  }

  public String rtspsKeystorePassword() {
    return path(EngineSetting.RTSPS_KEYSTORE_PASSWORD_FILE)
        .map(file -> firstLine(EngineSetting.RTSPS_KEYSTORE_PASSWORD_FILE, file))
        .orElseGet(() -> text(EngineSetting.RTSPS_KEYSTORE_PASSWORD));
  }

  public int rtpPort() {
    int port = port(EngineSetting.RTP_PORT);
    if (port % 2 != 0) {
      throw unusable(EngineSetting.RTP_PORT, "an even port");
    }
    return port;
  }

  /** Fit to be quoted in a header. */
  public String realm() {
    requireText(EngineSetting.REALM);
    if (!text(EngineSetting.REALM).matches("[^\"\\\\\\p{Cntrl}]*")) {
      throw unusable(EngineSetting.REALM, "no quotes, backslashes or control characters");
    }
    return text(EngineSetting.REALM);
  }

  public boolean anonymous() {
    return truth(EngineSetting.ANONYMOUS);
  }

  public boolean qopRequired() {
    return truth(EngineSetting.QOP_REQUIRED);
  }

  public Duration maxLoginDelay() {
    return Duration.ofSeconds(number(EngineSetting.LOGIN_DELAY, 0, 600));
  }

  public Duration sessionTimeout() {
    return Duration.ofSeconds(number(EngineSetting.SESSION_TIMEOUT, 5, 3600));
  }

  public int maxConnections() {
    return (int) number(EngineSetting.MAX_CONNECTIONS, 1, 1_000_000);
  }

  public int maxConnectionsPerClient() {
    return (int) number(EngineSetting.MAX_CONNECTIONS_PER_CLIENT, 1, 1_000_000);
  }

  public int maxStrangers() {
    return (int) number(EngineSetting.MAX_STRANGERS, 1, 1_000_000);
  }

  public int maxStrangersPerClient() {
    return (int) number(EngineSetting.MAX_STRANGERS_PER_CLIENT, 1, 1_000_000);
  }

  public Duration idleTimeout() {
    return Duration.ofSeconds(number(EngineSetting.IDLE_TIMEOUT, 1, 3600));
  }

  public int maxHeaderBytes() {
    return (int) number(EngineSetting.MAX_HEADER, 512, 65_536);
  }

  public int maxBodyBytes() {
    return (int) number(EngineSetting.MAX_BODY, 0, 1_048_576);
  }

  public int maxPendingRequests() {
    return (int) number(EngineSetting.MAX_PENDING, 1, 100_000);
  }

  public Duration decisionTimeout() {
    return Duration.ofSeconds(number(EngineSetting.DECISION_TIMEOUT, 1, 60));
  }

  public String ofpHost() {
    return text(EngineSetting.OFP_HOST);
  }

  public int ofpPort() {
    return port(EngineSetting.OFP_PORT);
  }

  public int ofpsPort() {
    return port(EngineSetting.OFPS_PORT);
  }

  /** Empty means that the nodes share no key. */
  public Optional<SharedKey> ofpKey() {
    Optional<Path> file = path(EngineSetting.OFP_PSK_FILE);
    if (file.isPresent()) {
      return Optional.of(
          key(
              EngineSetting.OFP_PSK_FILE,
              firstLine(EngineSetting.OFP_PSK_FILE, file.get()).strip()));
    }
    String text = text(EngineSetting.OFP_PSK);
    return text.isEmpty() ? Optional.empty() : Optional.of(key(EngineSetting.OFP_PSK, text));
  }

  /** Whether nodes without a key know each other by their addresses. */
  public boolean trustAddresses() {
    return truth(EngineSetting.OFP_TRUST_ADDRESSES);
  }

  /** What is wrong with a key is reported, the key is not. */
  private SharedKey key(EngineSetting source, String key) {
    try {
      return SharedKey.of(text(EngineSetting.OFP_PSK_IDENTITY), key);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(source, "(hidden)", "a key and its name: " + e.getMessage());
    }
  }

  private String firstLine(EngineSetting setting, Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().orElse("");
    } catch (IOException | UncheckedIOException e) {
      throw unusable(setting, "a readable file with the secret in its first line");
    }
  }

  /** Event loops, the default resolved to one a core. */
  public int loops() {
    int loops = (int) number(EngineSetting.LOOPS, 0, 256);
    return loops == 0 ? Runtime.getRuntime().availableProcessors() : loops;
  }

  public Duration tick() {
    return Duration.ofMillis(number(EngineSetting.TICK, 1, 20));
  }

  /** Times its share of the bandwidth that an event loop may send in a moment. */
  public double headroom() {
    return decimal(EngineSetting.HEADROOM, 1.1, 100);
  }

  /** Part of an event loop's time that requests take at most. */
  public double requestShare() {
    return decimal(EngineSetting.REQUEST_SHARE, 0.05, 1);
  }

  public DatagramMode datagrams() {
    return switch (text(EngineSetting.DATAGRAMS)) {
      case "auto" -> DatagramMode.AUTO;
      case "gso" -> DatagramMode.GSO;
      case "sendmmsg" -> DatagramMode.SENDMMSG;
      case "nio" -> DatagramMode.NIO;
      default -> throw unusable(EngineSetting.DATAGRAMS, "auto, gso, sendmmsg or nio");
    };
  }

  public int maxSessions() {
    return (int) number(EngineSetting.MAX_SESSIONS, 0, 1_000_000);
  }

  public int maxSessionsPerUser() {
    return (int) number(EngineSetting.MAX_SESSIONS_PER_USER, 1, 1_000_000);
  }

  public int maxSessionsPerClient() {
    return (int) number(EngineSetting.MAX_SESSIONS_PER_CLIENT, 1, 1_000_000);
  }

  /** Sessions of one user or address that have not played. */
  public int maxPrepared() {
    return (int) number(EngineSetting.MAX_PREPARED, 1, 1_000_000);
  }

  public Duration preparedTimeout() {
    return Duration.ofSeconds(number(EngineSetting.PREPARED_TIMEOUT, 2, 3600));
  }

  /** Bits a second. */
  public long maxBandwidth() {
    return number(EngineSetting.MAX_BANDWIDTH, 0, 1_000_000_000_000_000L);
  }

  public double maxCpu() {
    return decimal(EngineSetting.MAX_CPU, 0.05, 1);
  }

  /** Sessions that neither lateness nor the processors keep out. */
  public int firstSessions() {
    return (int) number(EngineSetting.FIRST_SESSIONS, 0, 1_000_000);
  }

  /** Sustained lateness of packets above which no further session is admitted. */
  public Duration maxLateness() {
    return Duration.ofMillis(number(EngineSetting.MAX_LATENESS, 10, 60_000));
  }

  /** Without an answer of an event loop, after which it counts as stalled. */
  public Duration loopStall() {
    return Duration.ofSeconds(number(EngineSetting.LOOP_STALL, 2, 300));
  }

  public Duration assignmentTimeout() {
    return Duration.ofSeconds(number(EngineSetting.ASSIGNMENT_TIMEOUT, 1, 600));
  }

  /** Without a renewal, after which a promise to supply pieces is over. */
  public Duration promiseTimeout() {
    return Duration.ofSeconds(number(EngineSetting.PROMISE_TIMEOUT, 10, 600));
  }

  /** Empty means that each node sends from an address of its own. */
  public Optional<InetAddress> rtpServiceAddress() {
    String address = text(EngineSetting.RTP_SERVICE_ADDRESS);
    if (address.isEmpty()) {
      return Optional.empty();
    }
    InetAddress parsed = NetUtil.createInetAddressFromIpAddressString(address);
    if (parsed == null || parsed.isAnyLocalAddress()) {
      throw unusable(EngineSetting.RTP_SERVICE_ADDRESS, "an IP address, or nothing");
    }
    return Optional.of(parsed);
  }

  /** Bytes. */
  public int interleavedBuffer() {
    return (int) number(EngineSetting.TCP_BUFFER, 65_536, 16_777_216);
  }

  public Duration interleavedStall() {
    return Duration.ofSeconds(number(EngineSetting.TCP_STALL, 1, 300));
  }
}
