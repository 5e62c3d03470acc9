package io.baton.client.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;

/**
 * Who supervises a provider.
 *
 * @param provider its name
 * @param responsible manager that is responsible, unless none answers
 * @param backup manager that would replace it
 * @param managers all its managers, in the order of responsibility
 * @param absent managers that are passed over because they did not answer
 * @param epoch of two statements the one with the higher epoch holds
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SupervisionEntry(
    String provider,
    Optional<String> responsible,
    Optional<String> backup,
    List<String> managers,
    List<String> absent,
    long epoch) {
  public SupervisionEntry {
    managers = List.copyOf(managers);
    absent = List.copyOf(absent);
  }
}
