package io.baton.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * A network of nodes that can be cut in two: a network namespace for each node, and two bridges in
 * one of their own, which a cable joins. This process reaches the nodes of either half at any time,
 * the halves each other only while the cable is there. Needs root and iproute2.
 */
public final class SplitNetwork implements AutoCloseable {
  private static final String PREFIX = "10.213.77.";
  private static final String HUB = "baton-hub";
  private static final int OWN_ADDRESSES = 100;

  private final Set<Integer> firstHalf;
  private final Deque<String> undo = new ArrayDeque<>();

  /**
   * Makes the network, whole.
   *
   * @param nodes how many, numbered from 1
   * @param firstHalf numbers of those on the first bridge; the others are on the second
   */
  public SplitNetwork(int nodes, Set<Integer> firstHalf) {
    this.firstHalf = Set.copyOf(firstHalf);
    try {
      makeHub();
      for (int node = 1; node <= nodes; node++) {
        makeNode(node);
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void makeHub() {
    makeNamespace(HUB);
    for (int half : new int[] {1, 2}) {
      inHub("ip link add bridge" + half + " type bridge forward_delay 0");
      inHub("ip link set bridge" + half + " up");
      plug("baton-up" + half, half);
      run("ip address add " + PREFIX + (OWN_ADDRESSES + half) + "/32 dev baton-up" + half);
      run("sysctl -q -w net.ipv4.conf.baton-up" + half + ".arp_ignore=1");
      run("ip link set baton-up" + half + " up");
    }
    inHub("ip link add cable1 type veth peer name cable2");
    for (int half : new int[] {1, 2}) {
      inHub("ip link set cable" + half + " master bridge" + half + " up");
    }
  }

  private void makeNode(int node) {
    makeNamespace(namespace(node));
    String link = "baton-n" + node;
    int half = half(node);
    plug(link, half);
    run("ip link set " + link + " netns " + namespace(node));
    in(node, "ip address add " + address(node) + "/24 dev " + link);
    in(node, "ip link set " + link + " up");
    in(node, "ip link set lo up");
    String own = PREFIX + (OWN_ADDRESSES + half);
    run("ip route add " + address(node) + "/32 dev baton-up" + half + " src " + own);
  }

  private void makeNamespace(String name) {
    run("ip netns add " + name);
    undo.push("ip netns delete " + name);
  }

  /** A cable from here to a bridge. It ends with the hub. */
  private void plug(String link, int half) {
    run("ip link add " + link + " type veth peer name " + link + " netns " + HUB);
    inHub("ip link set " + link + " master bridge" + half + " up");
  }

  private int half(int node) {
    return firstHalf.contains(node) ? 1 : 2;
  }

  /** Where a node is reached, by its peers and from here. */
  public String address(int node) {
    return PREFIX + node;
  }

  /** The network namespace to run a node in. */
  public String namespace(int node) {
    return "baton-node" + node;
  }

  /** Parts the halves. */
  public void cut() {
    inHub("ip link set cable1 down");
  }

  /** Joins the halves again. */
  public void heal() {
    inHub("ip link set cable1 up");
  }

  private void inHub(String command) {
    run("ip netns exec " + HUB + " " + command);
  }

  private void in(int node, String command) {
    run("ip netns exec " + namespace(node) + " " + command);
  }

  private static void run(String command) {
    try {
      Programs.output(command.split(" "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    while (!undo.isEmpty()) {
      run(undo.pop());
    }
  }
}
