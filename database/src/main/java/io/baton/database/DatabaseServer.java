package io.baton.database;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.sql.SQLException;
import javax.net.ssl.SSLContext;
import org.h2.tools.Server;

/**
 * H2's TCP server, on loopback and behind TLS in both directions. H2 reserves memory for lengths
 * that it reads before it asks for a password, so that only nodes may send it anything: those that
 * hold the cluster's key.
 */
public final class DatabaseServer {
  /** As {@link Security} knows the class that makes the sockets of TLS servers. */
  private static final String SOCKETS = "ssl.ServerSocketFactory.provider";

  private DatabaseServer() {}

  /**
   * Runs until the process ends.
   *
   * @param arguments key store of the cluster (PKCS#12), port, directory of the databases; the key
   *     store's password is {@code BATON_CLUSTER_KEYSTORE_PASSWORD} of the environment, {@code
   *     password} without it
   */
  public static void main(String[] arguments)
      throws IOException, GeneralSecurityException, SQLException {
    start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Path.of(arguments[2]));
  }

  static Server start(Path keyStore, int port, Path directory)
      throws IOException, GeneralSecurityException, SQLException {
    System.setProperty("h2.bindAddress", "127.0.0.1");
    System.setProperty("h2.enableAnonymousTLS", "false");
    // H2 makes a key store of its own if this names none. It connects to itself to see that it
    // runs.
    System.setProperty("javax.net.ssl.keyStore", keyStore.toString());
    SSLContext.setDefault(ClusterKey.context(keyStore, ClusterKey.password()));
    Security.setProperty(SOCKETS, ClusterServerSocketFactory.class.getName());
    return Server.createTcpServer(
            "-tcpSSL", "-tcpPort", Integer.toString(port), "-baseDir", directory.toString())
        .start();
  }
}
