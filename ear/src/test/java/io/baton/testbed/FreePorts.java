package io.baton.testbed;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.random.RandomGenerator;

/** Finds a port offset at which nodes can start beside whatever runs on this machine. */
public final class FreePorts {
  private static final List<Integer> TCP = List.of(8080, 8443, 8554, 8555, 9990, 7600, 9092);
  private static final List<Integer> UDP = List.of(6970, 6971, 5683, 5684);
  // From 4000 to 20000: every port stays below those that the kernel hands out by itself.
  private static final int LOWEST = 4_000;
  private static final int STEP = 100;
  private static final int STEPS = 160;
  private static final int STOCK_STEPS = 39;
  private static final int TRIES = 100;

  private FreePorts() {}

  /**
   * An offset at which all ports of these nodes are free now.
   *
   * @throws IllegalStateException if a hundred tries find none
   */
  public static int offset(int nodes) {
    return offset(nodes, STEPS);
  }

  /** The same for one stock server, whose configuration has ports up to 57600. */
  public static int stockOffset() {
    return offset(1, STOCK_STEPS);
  }

  private static int offset(int nodes, int steps) {
    RandomGenerator random = RandomGenerator.getDefault();
    for (int attempt = 0; attempt < TRIES; attempt++) {
      int offset = LOWEST + STEP * random.nextInt(steps);
      if (areFree(offset, nodes)) {
        return offset;
      }
    }
    throw new IllegalStateException("No free ports for " + nodes + " nodes");
  }

  private static boolean areFree(int offset, int nodes) {
    for (int node = 0; node < nodes; node++) {
      int moved = offset + STEP * node;
      if (!TCP.stream().allMatch(port -> isFreeTcp(port + moved))
          || !UDP.stream().allMatch(port -> isFreeUdp(port + moved))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFreeTcp(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isFreeUdp(int port) {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
