package io.baton.location.load;

import io.baton.cluster.NodeAdvertisement;
import io.baton.location.load.LoadBoard.LoadView;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What providers have promised to send from place to place, what was just assigned included.
 * Immutable.
 */
public final class LinkUse {
  /** Nothing is under way. */
  public static final LinkUse NONE = new LinkUse(Map.of());

  private final Map<Way, Long> promised;

  private record Way(String from, String to) {}

  private LinkUse(Map<Way, Long> promised) {
    this.promised = Map.copyOf(promised);
  }

  /**
   * Adds up what all providers say.
   *
   * @param nodes members, for their places
   * @param loads of all providers; those that are no member do not count
   */
  public static LinkUse of(Collection<NodeAdvertisement> nodes, Collection<LoadView> loads) {
    Map<String, String> places = new HashMap<>();
    nodes.forEach(node -> places.put(node.name(), node.location()));
    Map<Way, Long> promised = new HashMap<>();
    for (LoadView load : loads) {
      String from = places.getOrDefault(load.node(), "");
      load.promisedPlaces()
          .forEach((to, bandwidth) -> promised.merge(new Way(from, to), bandwidth, Long::sum));
    }
    return new LinkUse(promised);
  }

  /** Bits a second in this direction. */
  public long promised(String from, String to) {
    return promised.getOrDefault(new Way(from, to), 0L);
  }
}
