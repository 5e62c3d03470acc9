package io.baton.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** TLS with the one key pair that all nodes have and that is the only one they trust. */
final class ClusterKey {
  private ClusterKey() {}

  /** Of the key store: {@code BATON_CLUSTER_KEYSTORE_PASSWORD} of the environment. */
  static char[] password() {
    String password = System.getenv("BATON_CLUSTER_KEYSTORE_PASSWORD");
    return (password == null || password.isEmpty() ? "password" : password).toCharArray();
  }

  /**
   * Reads the key store.
   *
   * @param file PKCS#12
   * @throws IOException if the file cannot be read or the password is wrong
   */
  static SSLContext context(Path file, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = store(file, password);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(keys.getKeyManagers(), trust(file, password), null);
    return context;
  }

  /** What trusts the one certificate of the key store. */
  static TrustManager[] trust(Path file, char[] password)
      throws IOException, GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store(file, password));
    return trust.getTrustManagers();
  }

  private static KeyStore store(Path file, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(file)) {
      store.load(bytes, password);
    }
    return store;
  }
}
