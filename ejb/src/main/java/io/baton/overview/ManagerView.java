package io.baton.overview;

import java.util.List;
import java.util.Optional;

/**
 * A service location manager (SLM) and what it does.
 *
 * @param name of its node
 * @param state how it is doing; empty if it does not answer
 * @param responsible names of the providers that it is responsible for
 * @param standby names of the providers whose responsible manager it would replace (R14)
 * @param backup name of the manager that stands in for it; empty if there is none
 * @param assignments streams assigned by it that are recorded
 */
public record ManagerView(
    String name,
    Optional<ManagerState> state,
    List<String> responsible,
    List<String> standby,
    Optional<String> backup,
    int assignments) {
  public ManagerView {
    responsible = List.copyOf(responsible);
    standby = List.copyOf(standby);
  }
}
