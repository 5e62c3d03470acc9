package io.baton.management.cluster;

import io.baton.location.content.VirtualContentDatabase.CatalogView;
import io.baton.metrics.Seconds;
import io.baton.overview.NodeView;
import java.time.Instant;
import java.util.TreeSet;

/** A member of the cluster as management tools show it. */
public final class NodeData {
  private final NodeView node;

  NodeData(NodeView node) {
    this.node = node;
  }

  public String getRoles() {
    return String.join(",", new TreeSet<>(node.advertisement().roles()));
  }

  public String getHost() {
    return node.advertisement().host();
  }

  public int getRtspPort() {
    return node.advertisement().rtspPort();
  }

  public int getOfpPort() {
    return node.advertisement().ofpPort();
  }

  public int getHttpPort() {
    return node.advertisement().httpPort();
  }

  /** Empty if it has no place. */
  public String getLocation() {
    return node.advertisement().location();
  }

  public int getPriority() {
    return node.advertisement().priority();
  }

  public String getStarted() {
    return Instant.ofEpochMilli(node.advertisement().incarnation()).toString();
  }

  /** Copies of media that it holds; 0 if that was never read. */
  public int getCopies() {
    return node.catalog().map(CatalogView::copies).orElse(0);
  }

  /** Seconds since it confirmed that this is so; -1 if it was never read. */
  public double getCatalogAge() {
    return node.catalog().map(CatalogView::age).map(Seconds::of).orElse(-1.0);
  }
}
