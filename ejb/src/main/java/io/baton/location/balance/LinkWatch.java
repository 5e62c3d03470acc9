package io.baton.location.balance;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.location.load.LoadBoard;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.cluster.SupplierCondition;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which providers deliver badly to which anchors, by what the anchors measure of the pieces (R11).
 * By the same thresholds and the same delay as overload. Used by one thread at a time.
 */
final class LinkWatch {
  private final ClusterDirectory directory;
  private final LoadBoard loads;
  private final OverloadWatch watch;

  LinkWatch(ClusterDirectory directory, LoadBoard loads, BalanceSettings settings) {
    this.directory = directory;
    this.loads = loads;
    this.watch =
        new OverloadWatch(settings, BalanceLog.LOG::badDelivery, BalanceLog.LOG::goodDelivery);
  }

  /** The way from a provider to the node that it supplies. */
  record Link(String provider, String anchor) {
    static Link of(AssignmentRecord stream) {
      return new Link(stream.provider(), stream.anchor());
    }

    /** For people. */
    String text() {
      return provider + " to " + anchor;
    }
  }

  /** Takes note of what anchors measured of these providers; tells which links are bad, and why. */
  Map<Link, Stress> look(Set<String> providers, Instant now) {
    Map<Link, Stress> bad = new HashMap<>();
    Set<String> watched = new HashSet<>();
    for (NodeAdvertisement anchor : directory.nodes()) {
      for (SupplierCondition measured : loads.suppliers(anchor.name())) {
        if (providers.contains(measured.node())) {
          Link link = new Link(measured.node(), anchor.name());
          Stress stress = Stress.of(measured);
          watched.add(link.text());
          if (watch.look(link.text(), stress, now)) {
            bad.put(link, stress);
          }
        }
      }
    }
    watch.retain(watched);
    return bad;
  }

  /** How well a provider delivers to an anchor now. */
  Stress stress(Link link) {
    return loads.suppliers(link.anchor()).stream()
        .filter(measured -> measured.node().equals(link.provider()))
        .findFirst()
        .map(Stress::of)
        .orElse(Stress.NONE);
  }
}
