package io.baton.client.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Which servers are trusted in TLS. Immutable. */
public final class ServerTrust {
  private final TrustManager manager;

  private ServerTrust(TrustManager manager) {
    this.manager = manager;
  }

  /** Servers with a certificate by an authority that this Java knows. */
  public static ServerTrust system() {
    try {
      return new ServerTrust(manager(null));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /** Any server, whatever its certificate. Only where the user asked for it. */
  public static ServerTrust everything() {
    return new ServerTrust(new TrustEverything());
  }

  /**
   * Servers with a certificate by one of some authorities and no others.
   *
   * @param file their certificates, PEM or DER; a server's own certificate will do
   * @throws IOException if the file cannot be read or has no certificate
   */
  public static ServerTrust authorities(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(content);
      if (certificates.isEmpty()) {
        throw new CertificateException("it has no certificate");
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("authority-" + store.size(), certificate);
      }
      return new ServerTrust(manager(store));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          file + " is not a file of certificates: " + e.getMessage(), e);
    }
  }

  private static TrustManager manager(KeyStore authorities) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    return factory.getTrustManagers()[0];
  }

  TrustManager manager() {
    return manager;
  }

  /** A TLS context that trusts so. */
  public SSLContext sslContext() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }
}
