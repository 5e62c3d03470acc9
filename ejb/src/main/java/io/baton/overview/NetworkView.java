package io.baton.overview;

import io.baton.location.network.NetworkMap.Network;
import io.baton.location.network.NetworkPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What placement knows of the network between places (R19, R20).
 *
 * @param read when the node read its settings
 * @param age since then
 * @param networks where clients are; of several that hold an address the first counts
 * @param links between places, each direction by itself
 */
public record NetworkView(
    Instant read, Duration age, List<Network> networks, List<LinkView> links) {
  public NetworkView {
    networks = List.copyOf(networks);
    links = List.copyOf(links);
  }

  /**
   * A link in one direction.
   *
   * @param from place of providers
   * @param to place that they send to
   * @param path as it was configured
   * @param promised bits a second that providers have promised to send that way
   * @param promisedAge of the oldest statement of a provider that this is known by; zero if there
   *     is none
   */
  public record LinkView(
      String from, String to, NetworkPath path, long promised, Duration promisedAge) {}
}
