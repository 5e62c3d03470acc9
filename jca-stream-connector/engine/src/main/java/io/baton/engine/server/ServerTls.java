package io.baton.engine.server;

import io.baton.engine.config.ConfigurationException;
import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.config.EngineSetting;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;

/** The key of this node and the protocol versions of TLS. */
public final class ServerTls {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private ServerTls() {}

  /**
   * The server's side.
   *
   * @throws ConfigurationException if the key cannot be had
   */
  public static SslContext context(EngineConfiguration configuration) {
    Path file = configuration.rtspsKeystore().orElseThrow();
    char[] password = configuration.rtspsKeystorePassword().toCharArray();
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      return SslContextBuilder.forServer(keys)
          .sslProvider(SslProvider.JDK)
          .protocols(PROTOCOLS)
          .build();
    } catch (IOException | GeneralSecurityException e) {
      ConfigurationException unusable =
          new ConfigurationException(
              EngineSetting.RTSPS_KEYSTORE,
              file.toString(),
              "a PKCS#12 file with a key, and its password in "
                  + EngineSetting.RTSPS_KEYSTORE_PASSWORD.key());
      unusable.initCause(e);
      throw unusable;
    }
  }
}
