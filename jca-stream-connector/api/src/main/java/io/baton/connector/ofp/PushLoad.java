package io.baton.connector.ofp;

import io.baton.model.cluster.LoadStatement;
import java.util.Objects;

/** A provider tells a location manager its load (R17). */
public record PushLoad(LoadStatement load) implements OfpRequest<Done> {
  public PushLoad {
    Objects.requireNonNull(load, "load");
  }
}
