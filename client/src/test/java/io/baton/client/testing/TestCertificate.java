package io.baton.client.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key and a certificate that it signed itself, made by the JDK's keytool. */
public final class TestCertificate {
  /** Of the key store. */
  public static final String PASSWORD = "changeit";

  private final Path keys;
  private final Path certificate;

  /**
   * Makes the files.
   *
   * @param name whom the certificate is for, such as {@code ip:127.0.0.1} or {@code dns:localhost}
   */
  public TestCertificate(Path directory, String name) throws IOException, InterruptedException {
    keys = directory.resolve("keys.p12");
    certificate = directory.resolve("certificate.pem");
    keytool(
        directory,
        List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=test", "-ext", "san=" + name));
    keytool(directory, List.of("-exportcert", "-rfc", "-file", certificate.toString()));
  }

  private void keytool(Path directory, List<String> task) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(task);
    command.addAll(List.of("-alias", "k", "-keystore", keys.toString(), "-storepass", PASSWORD));
    Path log = directory.resolve("keytool.log");
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException(Files.readString(log));
    }
  }

  /** PKCS 12. */
  public Path keys() {
    return keys;
  }

  /** The certificate alone, PEM. */
  public Path certificate() {
    return certificate;
  }

  /** For a server. */
  public SSLContext sslContext() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(keys)) {
      store.load(content, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }
}
