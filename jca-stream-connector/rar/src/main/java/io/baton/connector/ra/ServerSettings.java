package io.baton.connector.ra;

import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.config.EngineSetting;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The engine's settings on a server. The first that is set counts: config-property, system
 * property, what the server itself knows (socket bindings, data directory), default.
 */
final class ServerSettings {
  private static final String DATA_DIRECTORY = "jboss.server.data.dir";
  private static final String IPV4_ALONE = "java.net.preferIPv4Stack";
  private static final String ALL_OF_BOTH = "::";

  /** Linux has it if it has IPv6. */
  private static final Path IPV6_ADDRESSES = Path.of("/proc/net/if_inet6");

  private final Map<EngineSetting, String> values = new EnumMap<>(EngineSetting.class);

  /**
   * Collects the settings.
   *
   * @param adapter with the config-properties and the names of the socket bindings
   * @throws ResourceAdapterInternalException if a socket binding that is needed cannot be resolved
   */
  ServerSettings(BatonResourceAdapter adapter, Properties systemProperties, SocketBindings bindings)
      throws ResourceAdapterInternalException {
    for (EngineSetting setting : EngineSetting.values()) {
      adapter
          .configured(setting)
          .or(() -> Optional.ofNullable(systemProperties.getProperty(setting.key())))
          .ifPresent(value -> values.put(setting, value));
    }
    if (!values.containsKey(EngineSetting.RTSP_PORT)
        || !values.containsKey(EngineSetting.RTSP_HOST)) {
      var rtsp = bindings.resolve(adapter.getRtspSocketBinding());
      values.putIfAbsent(EngineSetting.RTSP_PORT, Integer.toString(rtsp.getPort()));
      values.putIfAbsent(EngineSetting.RTSP_HOST, host(rtsp.getAddress(), systemProperties));
    }
    if (!values.containsKey(EngineSetting.RTP_PORT)) {
      bindPort(EngineSetting.RTP_PORT, bindings, adapter.getRtpSocketBinding());
    }
    if (values.containsKey(EngineSetting.RTSPS_KEYSTORE)
        && !values.containsKey(EngineSetting.RTSPS_PORT)) {
      bindPort(EngineSetting.RTSPS_PORT, bindings, adapter.getRtspsSocketBinding());
    }
    if (!values.containsKey(EngineSetting.OFP_PORT)) {
      var ofp = bindings.resolve(adapter.getOfpSocketBinding());
      values.put(EngineSetting.OFP_PORT, Integer.toString(ofp.getPort()));
      values.putIfAbsent(EngineSetting.OFP_HOST, host(ofp.getAddress(), systemProperties));
    }
    if (hasKey() && !values.containsKey(EngineSetting.OFPS_PORT)) {
      bindPort(EngineSetting.OFPS_PORT, bindings, adapter.getOfpsSocketBinding());
    }
    if (!values.containsKey(EngineSetting.PIECES_PORT)) {
      var pieces = bindings.resolve(adapter.getPiecesSocketBinding());
      values.put(EngineSetting.PIECES_PORT, Integer.toString(pieces.getPort()));
      values.putIfAbsent(EngineSetting.PIECES_HOST, host(pieces.getAddress(), systemProperties));
    }
    String data = systemProperties.getProperty(DATA_DIRECTORY);
    if (data != null) {
      values.putIfAbsent(EngineSetting.MEDIA_STORE, Path.of(data, "baton", "media").toString());
    }
  }

  /**
   * An address as the engine is to bind it. For all addresses a socket binding says 0.0.0.0, also
   * if it was told {@code ::}, and the server then takes both kinds; so does the engine.
   */
  private static String host(InetAddress address, Properties systemProperties) {
    boolean both =
        address.isAnyLocalAddress()
            && !Boolean.parseBoolean(systemProperties.getProperty(IPV4_ALONE))
            && Files.exists(IPV6_ADDRESSES);
    return both ? ALL_OF_BOTH : address.getHostAddress();
  }

  private boolean hasKey() {
    return values.containsKey(EngineSetting.OFP_PSK_FILE)
        || values.containsKey(EngineSetting.OFP_PSK);
  }

  private void bindPort(EngineSetting setting, SocketBindings bindings, String name)
      throws ResourceAdapterInternalException {
    values.put(setting, Integer.toString(bindings.resolve(name).getPort()));
  }

  /**
   * The settings, checked.
   *
   * @throws io.baton.engine.config.ConfigurationException that names the first unusable one
   */
  EngineConfiguration configuration() {
    Map<String, String> byKey = new HashMap<>();
    values.forEach((setting, value) -> byKey.put(setting.key(), value));
    return EngineConfiguration.read(key -> Optional.ofNullable(byKey.get(key)));
  }
}
