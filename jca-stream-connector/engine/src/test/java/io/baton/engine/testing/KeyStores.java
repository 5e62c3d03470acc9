package io.baton.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** Makes keys for TLS by the platform's own tool. */
public final class KeyStores {
  public static final String PASSWORD = "changeit";

  private KeyStores() {}

  /** A PKCS#12 file with a new key that vouches for itself. */
  public static Path create(Path file) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-alias",
                "rtsps",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(file.resolveSibling("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    return file;
  }
}
