package io.baton.client.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;

/**
 * A service location manager.
 *
 * @param name of its node
 * @param answers whether it answered a moment ago
 * @param requestsPerSecond that it answers, if it does
 * @param pending requests in hand, if it answers
 * @param roundTripSeconds how long its answer took, if there was one
 * @param responsible providers that it is responsible for
 * @param standby providers whose manager it would replace
 * @param backup manager that stands in for it
 * @param assignments streams assigned by it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Manager(
    String name,
    boolean answers,
    Optional<Double> requestsPerSecond,
    Optional<Integer> pending,
    Optional<Double> roundTripSeconds,
    List<String> responsible,
    List<String> standby,
    Optional<String> backup,
    int assignments) {
  public Manager {
    responsible = List.copyOf(responsible);
    standby = List.copyOf(standby);
  }
}
