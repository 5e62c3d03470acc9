package io.baton.model.cluster;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who supervises a provider (R24). As a statement of one node to others ({@code Supervise}) it
 * names only the managers that are put before the others, often none: the rest follow in an order
 * that all nodes know.
 *
 * @param provider name of the provider
 * @param managers names of its location managers; the first that is not absent is responsible for
 *     it, the next one is the backup
 * @param absent managers among them that are suspected because they did not answer (R23); they have
 *     their places back as soon as they do
 * @param epoch of two statements the one with the higher epoch holds; of two with the same, the one
 *     whose list of managers comes first in alphabetical order
 */
public record Supervision(String provider, List<String> managers, Set<String> absent, long epoch) {
  public Supervision {
    Objects.requireNonNull(provider, "provider");
    managers = List.copyOf(managers);
    absent = Set.copyOf(absent);
  }

  /** With no manager absent. */
  public Supervision(String provider, List<String> managers, long epoch) {
    this(provider, managers, Set.of(), epoch);
  }

  /** Name of the manager that is responsible; empty if all are absent. */
  public Optional<String> responsible() {
    return present().findFirst();
  }

  /** Name of the manager that would replace it; empty if there is no other. */
  public Optional<String> backup() {
    return present().skip(1).findFirst();
  }

  private Stream<String> present() {
    return managers.stream().filter(manager -> !absent.contains(manager));
  }
}
