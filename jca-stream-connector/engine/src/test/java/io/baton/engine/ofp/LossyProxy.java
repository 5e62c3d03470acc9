package io.baton.engine.ofp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between clients and a server, and treats datagrams as a bad network does: loses some,
 * sends some twice, and some after the one that comes next. A seed makes it do the same again.
 */
final class LossyProxy implements AutoCloseable {
  private static final int MAX_DATAGRAM = 65_535;

  private final DatagramSocket front;
  private final SocketAddress server;
  private final Map<SocketAddress, DatagramSocket> backs = new ConcurrentHashMap<>();
  private final Random random;
  private final double loss;
  private final double twice;
  private final double late;
  private volatile boolean cut;

  LossyProxy(int serverPort, long seed, double loss, double twice, double late) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    this.front = new DatagramSocket(0, loopback);
    this.server = new InetSocketAddress(loopback, serverPort);
    this.random = new Random(seed);
    this.loss = loss;
    this.twice = twice;
    this.late = late;
    pump("proxy-front", front, new Lane(), this::toServer);
  }

  int port() {
    return front.getLocalPort();
  }

  /** From now on everything is lost, or nothing more than usual. */
  void cut(boolean everything) {
    cut = everything;
  }

  /** Where a datagram goes on. */
  private interface Way {
    void send(DatagramPacket packet) throws IOException;
  }

  /** What is held back in one direction. */
  private static final class Lane {
    private DatagramPacket held;
  }

  private void pump(String name, DatagramSocket from, Lane lane, Way way) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  DatagramPacket packet = new DatagramPacket(new byte[MAX_DATAGRAM], MAX_DATAGRAM);
                  from.receive(packet);
                  pass(packet, lane, way);
                }
              } catch (SocketException e) {
                return;
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  private void pass(DatagramPacket packet, Lane lane, Way way) throws IOException {
    double fate = next();
    if (cut || fate < loss) {
      return;
    }
    if (fate < loss + late && lane.held == null) {
      lane.held = packet;
      return;
    }
    way.send(packet);
    if (fate > 1 - twice) {
      way.send(packet);
    }
    if (lane.held != null) {
      way.send(lane.held);
      lane.held = null;
    }
  }

  private synchronized double next() {
    return random.nextDouble();
  }

  private void toServer(DatagramPacket packet) throws IOException {
    SocketAddress client = packet.getSocketAddress();
    DatagramSocket back = backs.computeIfAbsent(client, this::openBack);
    back.send(new DatagramPacket(copy(packet), packet.getLength(), server));
  }

  private DatagramSocket openBack(SocketAddress client) {
    try {
      DatagramSocket back = new DatagramSocket(0, InetAddress.getLoopbackAddress());
      pump(
          "proxy-back",
          back,
          new Lane(),
          packet -> front.send(new DatagramPacket(copy(packet), packet.getLength(), client)));
      return back;
    } catch (SocketException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] copy(DatagramPacket packet) {
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  @Override
  public void close() {
    front.close();
    backs.values().forEach(DatagramSocket::close);
  }
}
