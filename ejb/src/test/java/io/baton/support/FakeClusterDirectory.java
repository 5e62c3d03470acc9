package io.baton.support;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.model.cluster.ServiceState;
import io.baton.node.NodeSettings;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Nodes that a test lets come and go. */
public final class FakeClusterDirectory implements ClusterDirectory {
  private final String self;
  private final Map<String, NodeAdvertisement> nodes = new TreeMap<>();
  private final List<Runnable> listeners = new ArrayList<>();

  /** With this node and others, each of which has all roles. */
  public FakeClusterDirectory(String self, String... others) {
    this.self = self;
    nodes.put(self, node(self, 1));
    for (String other : others) {
      nodes.put(other, node(other, 1));
    }
  }

  /** A node with all roles. */
  public static NodeAdvertisement node(String name, long incarnation, String... roles) {
    Set<String> on = roles.length == 0 ? NodeSettings.ROLES : Set.of(roles);
    return new NodeAdvertisement(
        name,
        incarnation,
        on,
        OfpNetwork.peer(name).host(),
        8554,
        OfpNetwork.peer(name).port(),
        8080,
        "",
        0);
  }

  /** A node comes, or tells something new of itself. */
  public void put(NodeAdvertisement node) {
    nodes.put(node.name(), node);
    listeners.forEach(Runnable::run);
  }

  /** A node tells that it drains, or does not any more. */
  public void state(String name, ServiceState state) {
    put(nodes.get(name).in(state));
  }

  @Override
  public void announce(ServiceState state) {
    state(self, state);
  }

  /** A node goes. */
  public void remove(String name) {
    nodes.remove(name);
    listeners.forEach(Runnable::run);
  }

  @Override
  public NodeAdvertisement self() {
    return nodes.get(self);
  }

  @Override
  public List<NodeAdvertisement> nodes() {
    return List.copyOf(nodes.values());
  }

  @Override
  public Optional<NodeAdvertisement> find(String name) {
    return Optional.ofNullable(nodes.get(name));
  }

  @Override
  public boolean hasAddress(InetAddress address) {
    return nodes.values().stream().anyMatch(node -> node.host().equals(address.getHostAddress()));
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }
}
