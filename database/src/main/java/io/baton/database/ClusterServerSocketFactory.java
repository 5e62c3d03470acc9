package io.baton.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;

/**
 * Makes the sockets of TLS servers in this process: they accept only clients that prove to hold the
 * cluster's key. Java makes one by the class's name, hence public.
 */
public final class ClusterServerSocketFactory extends SSLServerSocketFactory {
  private final SSLServerSocketFactory sockets;

  /** Takes the key store that the system property {@code javax.net.ssl.keyStore} names. */
  public ClusterServerSocketFactory() throws IOException, GeneralSecurityException {
    Path keyStore = Path.of(System.getProperty("javax.net.ssl.keyStore"));
    this.sockets = ClusterKey.context(keyStore, ClusterKey.password()).getServerSocketFactory();
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return guarded(sockets.createServerSocket());
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return guarded(sockets.createServerSocket(port));
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return guarded(sockets.createServerSocket(port, backlog));
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    return guarded(sockets.createServerSocket(port, backlog, address));
  }

  private static ServerSocket guarded(ServerSocket socket) throws IOException {
    return new ClusterServerSocket((SSLServerSocket) socket);
  }
}
