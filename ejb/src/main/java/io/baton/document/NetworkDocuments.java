package io.baton.document;

import io.baton.location.network.NetworkMap.Network;
import io.baton.metrics.Seconds;
import io.baton.model.document.cluster.NetworkDocument;
import io.baton.model.document.cluster.NetworkDocument.PlaceLink;
import io.baton.model.document.cluster.NetworkDocument.PlacedNetwork;
import io.baton.overview.NetworkView;
import io.baton.overview.NetworkView.LinkView;
import java.util.Optional;
import java.util.OptionalLong;

/** Documents of the network between places. */
public final class NetworkDocuments {
  private NetworkDocuments() {}

  /** All that is known of it. */
  public static NetworkDocument of(NetworkView view) {
    return new NetworkDocument(
        view.read(),
        Seconds.of(view.age()),
        view.networks().stream().map(NetworkDocuments::network).toList(),
        view.links().stream().map(NetworkDocuments::link).toList());
  }

  private static PlacedNetwork network(Network network) {
    return new PlacedNetwork(network.network(), network.place());
  }

  /** A link in one direction. */
  public static PlaceLink link(LinkView link) {
    OptionalLong bandwidth = link.path().bandwidth();
    return new PlaceLink(
        link.from(),
        link.to(),
        bandwidth.isPresent() ? Optional.of(bandwidth.getAsLong()) : Optional.empty(),
        link.path().latency().map(Seconds::of),
        link.path().proximity(),
        link.promised(),
        Seconds.of(link.promisedAge()));
  }
}
