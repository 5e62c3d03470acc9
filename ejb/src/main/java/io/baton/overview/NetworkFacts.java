package io.baton.overview;

import io.baton.cluster.NodeAdvertisement;
import io.baton.location.load.LinkUse;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.location.network.NetworkMap;
import io.baton.location.network.NetworkMap.Link;
import io.baton.location.network.NetworkPath;
import io.baton.overview.NetworkView.LinkView;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is configured of the network, put together with what is under way.
 *
 * @param map as the node's settings have it
 * @param read when it read them
 */
record NetworkFacts(NetworkMap map, Instant read) {
  NetworkView view(Collection<NodeAdvertisement> nodes, Collection<LoadView> loads, Instant now) {
    LinkUse use = LinkUse.of(nodes, loads);
    List<LinkView> links =
        map.links().entrySet().stream()
            .flatMap(
                known -> {
                  Link link = known.getKey();
                  NetworkPath path = known.getValue();
                  return Stream.of(
                      link(link.place(), link.other(), path, use, age(link.place(), nodes, loads)),
                      link(link.other(), link.place(), path, use, age(link.other(), nodes, loads)));
                })
            .toList();
    return new NetworkView(read, Duration.between(read, now), map.networks(), links);
  }

  private static LinkView link(
      String from, String to, NetworkPath path, LinkUse use, Duration age) {
    return new LinkView(from, to, path, use.promised(from, to), age);
  }

  /** Of the oldest statement of a provider in a place. */
  private static Duration age(
      String place, Collection<NodeAdvertisement> nodes, Collection<LoadView> loads) {
    Set<String> there =
        nodes.stream()
            .filter(node -> node.location().equals(place))
            .map(NodeAdvertisement::name)
            .collect(Collectors.toSet());
    return loads.stream()
        .filter(load -> there.contains(load.node()))
        .map(LoadView::age)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }
}
