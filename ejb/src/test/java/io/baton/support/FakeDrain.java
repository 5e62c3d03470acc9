package io.baton.support;

import io.baton.connector.ofp.Drain;
import io.baton.location.provider.NodeDrain;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.ServiceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The drain of a node that is as the test says. */
public final class FakeDrain implements NodeDrain {
  private final List<Drain> asked = new ArrayList<>();
  private DrainStatus status;

  /** A node that runs. */
  public FakeDrain(String node) {
    status = new DrainStatus(node, ServiceState.RUNNING, 0, 0, 0, Optional.empty());
  }

  /** From now on it is like this. */
  public void set(DrainStatus next) {
    status = next;
  }

  /** What was asked for. */
  public List<Drain> asked() {
    return asked;
  }

  @Override
  public DrainStatus drain(Drain request) {
    asked.add(request);
    return status;
  }

  @Override
  public DrainStatus status() {
    return status;
  }
}
