package io.baton.model.cluster;

import java.util.Arrays;
import java.util.Locale;

/** Whether a node takes part in the service, as its operator wants it. */
public enum ServiceState {
  /** It takes what is assigned to it. */
  RUNNING,
  /** It gets nothing new; what it supplies moves to other nodes, and its viewers finish. */
  DRAINING,
  /** It gets nothing new, and nothing is left: it supplies nothing and anchors nothing. */
  DRAINED;

  /** As it is written: {@code running}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of a text; running if it is none, as of a later version. */
  public static ServiceState of(String text) {
    return Arrays.stream(values())
        .filter(state -> state.text().equals(text))
        .findFirst()
        .orElse(RUNNING);
  }

  /** Whether it takes what is assigned to it. */
  public boolean isTaking() {
    return this == RUNNING;
  }
}
