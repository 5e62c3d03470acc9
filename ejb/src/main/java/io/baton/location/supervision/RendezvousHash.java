package io.baton.location.supervision;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/**
 * Highest-random-weight hashing: each key orders the candidates in its own way, and a candidate
 * that comes or goes changes nothing among the others. The same on every node.
 */
final class RendezvousHash {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private RendezvousHash() {}

  /** The order in which a key prefers candidates. */
  static Comparator<String> preferenceOf(String key) {
    return Comparator.<String, Long>comparing(
            candidate -> weight(key, candidate), Long::compareUnsigned)
        .reversed()
        .thenComparing(Comparator.naturalOrder());
  }

  /** FNV-1a over both names, its bits then spread as in MurmurHash 3. */
  private static long weight(String key, String candidate) {
    long hash = FNV_OFFSET;
    for (byte octet : (key + '\0' + candidate).getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
