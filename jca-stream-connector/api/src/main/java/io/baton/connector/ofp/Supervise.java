package io.baton.connector.ofp;

import io.baton.model.cluster.Supervision;
import java.util.Objects;

/**
 * Who supervises a provider changes: a backup is activated in place of a manager that does not
 * answer (R23), or supervision is handed over (R25).
 *
 * @param supervision what holds from now on, unless something newer is known
 */
public record Supervise(Supervision supervision) implements OfpRequest<Done> {
  public Supervise {
    Objects.requireNonNull(supervision, "supervision");
  }
}
