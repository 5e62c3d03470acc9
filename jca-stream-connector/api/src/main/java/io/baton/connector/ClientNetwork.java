package io.baton.connector;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * What counts as one client where a limit or a delay holds for each address: an IPv4 address, or
 * the 64 bits of an IPv6 address that name the network, since a single host has all the others.
 */
public final class ClientNetwork {
  private static final int NETWORK_OCTETS = 8;

  private ClientNetwork() {}

  /**
   * The network of an address.
   *
   * @return an IPv4 address as it is, also one that is written as an IPv6 address; an IPv6 address
   *     with its last 64 bits zero; the loopback address {@code ::1} as it is
   */
  public static InetAddress of(InetAddress address) {
    try {
      if (!(address instanceof Inet6Address)) {
        return address;
      }
      byte[] octets = address.getAddress();
      InetAddress plain = InetAddress.getByAddress(octets);
      if (plain instanceof Inet4Address || plain.isLoopbackAddress()) {
        return plain;
      }
      Arrays.fill(octets, NETWORK_OCTETS, octets.length, (byte) 0);
      return InetAddress.getByAddress(octets);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 octets", e);
    }
  }
}
