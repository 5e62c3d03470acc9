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
import java.security.cert.Certificate;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** The key of this node, whom it trusts by it, and the protocol versions of TLS. */
public final class ServerTls {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private ServerTls() {}

  /**
   * For connections that come in.
   *
   * @throws ConfigurationException if the key cannot be had
   */
  public static SslContext context(EngineConfiguration configuration) {
    return read(configuration, ServerTls::server);
  }

  /**
   * For connections to other nodes. Trusted are the certificates in the chain of the own key, and
   * those that they issued; names are not compared, for nodes go by their addresses.
   *
   * @throws ConfigurationException if the key cannot be had
   */
  public static SslContext peerContext(EngineConfiguration configuration) {
    return read(configuration, (keys, password) -> peer(keys));
  }

  @FunctionalInterface
  private interface Use {
    SslContext of(KeyStore keys, char[] password) throws IOException, GeneralSecurityException;
  }

  private static SslContext read(EngineConfiguration configuration, Use use) {
    Path file = configuration.rtspsKeystore().orElseThrow();
    char[] password = configuration.rtspsKeystorePassword().toCharArray();
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password);
      return use.of(keys, password);
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

  private static SslContext server(KeyStore keys, char[] password)
      throws IOException, GeneralSecurityException {
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, password);
    return SslContextBuilder.forServer(own)
        .sslProvider(SslProvider.JDK)
        .protocols(PROTOCOLS)
        .build();
  }

  private static SslContext peer(KeyStore keys) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (String alias : Collections.list(keys.aliases())) {
      Certificate[] chain = keys.getCertificateChain(alias);
      for (int i = 0; chain != null && i < chain.length; i++) {
        trusted.setCertificateEntry(alias + i, chain[i]);
      }
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    return SslContextBuilder.forClient()
        .sslProvider(SslProvider.JDK)
        .protocols(PROTOCOLS)
        .trustManager(trust)
        .endpointIdentificationAlgorithm(null)
        .build();
  }
}
