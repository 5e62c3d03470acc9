package io.baton.location.network;

import io.baton.cluster.NodeAdvertisement;
import io.baton.model.delivery.DeliveryMode;
import io.baton.node.NodeSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is configured of the network: in which place clients are, and how the places are linked
 * (R19, R20). Immutable; look-ups are pure and ask no name server.
 */
public final class NetworkMap {
  private static final Pattern LINK =
      Pattern.compile("([^-=]+)-([^-=]+)=([1-9][0-9]{0,17})(?:/([0-9]{1,6})ms)?");
  private static final NetworkPath SAME_PLACE =
      new NetworkPath(1, OptionalLong.empty(), Optional.of(Duration.ZERO));
  private static final NetworkPath UNKNOWN =
      new NetworkPath(0, OptionalLong.empty(), Optional.empty());

  /** Latency at which a place counts as half as near. */
  private static final double HALF_AS_NEAR_NANOS = Duration.ofMillis(20).toNanos();

  private final List<Network> networks;
  private final Map<Link, NetworkPath> links;

  private NetworkMap(List<Network> networks, Map<Link, NetworkPath> links) {
    this.networks = List.copyOf(networks);
    this.links = Map.copyOf(links);
  }

  /**
   * Reads a map.
   *
   * @param networks where clients are: {@code 10.1.0.0/16=berlin,2001:db8::/32=paris}; of several
   *     networks that hold an address, the smallest counts
   * @param links bits a second and, if wanted, latency between places, in both directions: {@code
   *     berlin-paris=1000000000/12ms}
   * @throws IllegalArgumentException that says what was expected
   */
  public static NetworkMap parse(String networks, String links) {
    return new NetworkMap(networks(networks), links(links));
  }

  /** The place of an address; empty if it is in no configured network. */
  public Optional<String> placeOf(String address) {
    if (networks.isEmpty()) {
      return Optional.empty();
    }
    return AddressRange.bits(address)
        .flatMap(
            bits ->
                networks.stream()
                    .filter(network -> network.range().contains(bits))
                    .map(Network::place)
                    .findFirst());
  }

  /**
   * The place that a provider sends to: that of the anchor in relay mode, and that of the client
   * otherwise, or if nothing is known of the anchor. Empty if it is not known.
   */
  public String destination(DeliveryMode mode, Optional<NodeAdvertisement> anchor, String client) {
    return mode == DeliveryMode.RELAY && anchor.isPresent()
        ? anchor.get().location()
        : placeOf(client).orElse("");
  }

  /** Whether there are any links. */
  public boolean hasLinks() {
    return !links.isEmpty();
  }

  /** Where clients are, the smallest networks first. */
  public List<Network> networks() {
    return networks;
  }

  /** What links places, in alphabetical order of the places. */
  public Map<Link, NetworkPath> links() {
    return new TreeMap<>(links);
  }

  /** Whether a text is an IP address. */
  public static boolean isAddress(String text) {
    return AddressRange.bits(text).isPresent();
  }

  /** From a place to another; either may be empty, if it is not known. */
  public NetworkPath between(String place, String other) {
    if (place.isEmpty() || other.isEmpty()) {
      return UNKNOWN;
    }
    return place.equals(other) ? SAME_PLACE : links.getOrDefault(Link.of(place, other), UNKNOWN);
  }

  private static List<Network> networks(String text) {
    List<Network> networks = new ArrayList<>();
    for (String item : items(text)) {
      int equals = item.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("expected network=place, not '" + item + "'");
      }
      String network = item.substring(0, equals).strip();
      networks.add(
          new Network(
              network,
              AddressRange.parse(network),
              NodeSettings.location(item.substring(equals + 1).strip())));
    }
    networks.sort(Comparator.comparing(network -> -network.range().length()));
    return networks;
  }

  private static Map<Link, NetworkPath> links(String text) {
    Map<Link, NetworkPath> links = new HashMap<>();
    for (String item : items(text)) {
      Matcher matcher = LINK.matcher(item);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "expected links such as berlin-paris=1000000000/12ms, not '" + item + "'");
      }
      Link link =
          Link.of(NodeSettings.location(matcher.group(1)), NodeSettings.location(matcher.group(2)));
      Optional<Duration> latency =
          Optional.ofNullable(matcher.group(4)).map(Long::valueOf).map(Duration::ofMillis);
      links.put(
          link,
          new NetworkPath(
              proximity(latency), OptionalLong.of(Long.parseLong(matcher.group(3))), latency));
    }
    return links;
  }

  /** A link of unknown latency counts as half as near. */
  private static double proximity(Optional<Duration> latency) {
    double nanos = latency.map(known -> (double) known.toNanos()).orElse(HALF_AS_NEAR_NANOS);
    return HALF_AS_NEAR_NANOS / (HALF_AS_NEAR_NANOS + nanos);
  }

  private static List<String> items(String text) {
    return Pattern.compile(",")
        .splitAsStream(text)
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /** Addresses whose place is known. */
  public static final class Network {
    private final String text;
    private final AddressRange range;
    private final String place;

    private Network(String text, AddressRange range, String place) {
      this.text = text;
      this.range = range;
      this.place = place;
    }

    /** Such as {@code 10.1.0.0/16}. */
    public String network() {
      return text;
    }

    public String place() {
      return place;
    }

    AddressRange range() {
      return range;
    }
  }

  /**
   * Two places that are linked.
   *
   * @param place the first in alphabetical order
   * @param other the second
   */
  public record Link(String place, String other) implements Comparable<Link> {
    static Link of(String one, String two) {
      return one.compareTo(two) <= 0 ? new Link(one, two) : new Link(two, one);
    }

    @Override
    public int compareTo(Link that) {
      return Comparator.comparing(Link::place).thenComparing(Link::other).compare(this, that);
    }
  }
}
