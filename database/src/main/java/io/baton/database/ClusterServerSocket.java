package io.baton.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Hands out a connection after its handshake, in which the client has shown its certificate. One
 * handshake runs at a time: strangers hold one connection at most, for {@value #HANDSHAKE_MILLIS}
 * ms.
 */
final class ClusterServerSocket extends SSLServerSocket {
  private static final int HANDSHAKE_MILLIS = 10_000;

  private static final long REPORT_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final SSLServerSocket socket;
  private long refusals;
  private long reported;

  ClusterServerSocket(SSLServerSocket socket) throws IOException {
    this.socket = socket;
    socket.setNeedClientAuth(true);
  }

  @Override
  public Socket accept() throws IOException {
    while (true) {
      SSLSocket client = (SSLSocket) socket.accept();
      try {
        client.setSoTimeout(HANDSHAKE_MILLIS);
        client.startHandshake();
        client.setSoTimeout(0);
        return client;
      } catch (IOException e) {
        refused(client, e);
      }
    }
  }

  private void refused(SSLSocket client, IOException reason) {
    refusals++;
    if (refusals == 1 || System.nanoTime() - reported >= REPORT_NANOS) {
      reported = System.nanoTime();
      System.err.printf(
          "Refused %d connections, the last from %s: %s%n",
          refusals, client.getRemoteSocketAddress(), reason.getMessage());
    }
    try {
      client.close();
    } catch (IOException e) {
      // It is gone already.
    }
  }

  @Override
  public void bind(SocketAddress endpoint, int backlog) throws IOException {
    socket.bind(endpoint, backlog);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  @Override
  public boolean isClosed() {
    return socket.isClosed();
  }

  @Override
  public boolean isBound() {
    return socket.isBound();
  }

  @Override
  public int getLocalPort() {
    return socket.getLocalPort();
  }

  @Override
  public InetAddress getInetAddress() {
    return socket.getInetAddress();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return socket.getLocalSocketAddress();
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return socket.getEnabledCipherSuites();
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    socket.setEnabledCipherSuites(suites);
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return socket.getSupportedCipherSuites();
  }

  @Override
  public String[] getSupportedProtocols() {
    return socket.getSupportedProtocols();
  }

  @Override
  public String[] getEnabledProtocols() {
    return socket.getEnabledProtocols();
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    socket.setEnabledProtocols(protocols);
  }

  @Override
  public boolean getNeedClientAuth() {
    return socket.getNeedClientAuth();
  }

  /** Clients are always asked for their certificate. */
  @Override
  public void setNeedClientAuth(boolean need) {
    requireClientAuthentication(need);
  }

  @Override
  public boolean getWantClientAuth() {
    return socket.getWantClientAuth();
  }

  /** Clients are always asked for their certificate. */
  @Override
  public void setWantClientAuth(boolean want) {
    requireClientAuthentication(false);
  }

  private static void requireClientAuthentication(boolean needed) {
    if (!needed) {
      throw new UnsupportedOperationException("Clients always have to show their certificate");
    }
  }

  @Override
  public boolean getUseClientMode() {
    return socket.getUseClientMode();
  }

  @Override
  public void setUseClientMode(boolean mode) {
    socket.setUseClientMode(mode);
  }

  @Override
  public boolean getEnableSessionCreation() {
    return socket.getEnableSessionCreation();
  }

  @Override
  public void setEnableSessionCreation(boolean flag) {
    socket.setEnableSessionCreation(flag);
  }
}
