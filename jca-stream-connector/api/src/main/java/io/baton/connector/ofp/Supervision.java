package io.baton.connector.ofp;

import java.util.List;
import java.util.Objects;

/**
 * Who supervises a provider (R24).
 *
 * @param provider name of the provider
 * @param managers names of its location managers; the first is responsible for it, the second is
 *     the first's backup
 * @param epoch of two statements the one with the higher epoch holds; of two with the same, the one
 *     whose list of managers comes first in alphabetical order
 */
public record Supervision(String provider, List<String> managers, long epoch) {
  public Supervision {
    Objects.requireNonNull(provider, "provider");
    managers = List.copyOf(managers);
  }
}
