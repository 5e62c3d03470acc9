package io.baton.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The address at which others reach this node. */
final class AdvertisedAddress {
  private AdvertisedAddress() {}

  /**
   * The configured address, else the one that is bound, else the machine's own.
   *
   * @param configured see {@code baton.node.address}
   * @param bound to which RTSP is bound, the wildcard address if to all
   */
  static String of(Optional<String> configured, String bound) {
    return configured.orElseGet(() -> reachable(bound));
  }

  private static String reachable(String bound) {
    try {
      if (!InetAddress.getByName(bound).isAnyLocalAddress()) {
        return bound;
      }
      return choose(ownAddresses()).getHostAddress();
    } catch (IOException e) {
      throw new UncheckedIOException("The address of this node cannot be told", e);
    }
  }

  private static List<InetAddress> ownAddresses() throws IOException {
    return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
        .flatMap(NetworkInterface::inetAddresses)
        .toList();
  }

  /** The first that others can reach, IPv4 before IPv6; the loopback address if there is none. */
  static InetAddress choose(List<InetAddress> addresses) {
    return addresses.stream()
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .min(Comparator.comparing(address -> address.getAddress().length))
        .orElseGet(InetAddress::getLoopbackAddress);
  }
}
