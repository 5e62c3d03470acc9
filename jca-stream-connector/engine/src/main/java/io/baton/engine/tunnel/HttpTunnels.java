package io.baton.engine.tunnel;

import io.baton.connector.ClientNetwork;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** All tunnels, by their clients and the cookies that these have chosen. Thread-safe. */
public final class HttpTunnels {
  private final ConcurrentMap<Key, TunnelOutput> outputs = new ConcurrentHashMap<>();

  private record Key(InetAddress client, String cookie) {}

  private static Key key(Channel connection, String cookie) {
    InetSocketAddress peer = (InetSocketAddress) connection.remoteAddress();
    return new Key(ClientNetwork.of(peer.getAddress()), cookie);
  }

  /** Registers a tunnel until its connection is closed; false if the client has one of the name. */
  boolean add(String cookie, TunnelOutput output, Channel connection) {
    Key key = key(connection, cookie);
    boolean added = outputs.putIfAbsent(key, output) == null;
    if (added) {
      connection.closeFuture().addListener(closed -> outputs.remove(key, output));
    }
    return added;
  }

  /** The tunnel of a name that was begun by the client of a connection. */
  Optional<TunnelOutput> find(String cookie, Channel connection) {
    return Optional.ofNullable(outputs.get(key(connection, cookie)));
  }
}
